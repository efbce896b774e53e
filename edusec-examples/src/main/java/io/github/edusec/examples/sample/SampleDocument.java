package io.github.edusec.examples.sample;

/**
 * One row of the list of documents.
 *
 * @param file the file's name
 * @param kind the record kind as retention schedules name it, or a name that no schedule knows
 * @param event what the date is the date of
 * @param date an ISO date
 * @param theme what the document is about
 * @param pages how many pages, sheets or slides it has
 * @param layout 表紙別 (first page differs), 横置き (a landscape part), or empty
 */
record SampleDocument(String file, String kind, String event, String date, String theme, int pages, String layout) {
    static SampleDocument parse(String line) {
        String[] c = line.split(",", -1);
        return new SampleDocument(c[0], c[1], c[2], c[3], c[4], c[5].isEmpty() ? 0 : Integer.parseInt(c[5]), c[6]);
    }

    String extension() {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    String title() {
        return file.substring(0, file.lastIndexOf('.')).replace('_', ' ');
    }
}
