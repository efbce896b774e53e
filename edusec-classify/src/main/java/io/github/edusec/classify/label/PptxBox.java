package io.github.edusec.classify.label;

/**
 * Where the mark stands on a slide or notes page, and how large its text is.
 *
 * <p>Normally one line of 10.5 points on a page whose shorter side is 7.5 inches, in proportion on others: slides are shown
 * as large as the screen. It lies in the outer margin, above the title and below the slide number of the usual designs.
 *
 * @param x left edge in English Metric Units
 * @param y top edge
 * @param width the width; the text is aligned to the right edge
 * @param height the height
 * @param inset the space between the text and the left and right edges
 * @param size the font size in hundredths of a point
 */
record PptxBox(int x, int y, int width, int height, int inset, int size) {
    private static final double EMU = 12_700;
    private static final double NORMAL_SIDE = 540;
    private static final double NORMAL_SIZE = 10.5;
    private static final double NORMAL_MARGIN = 3;
    private static final double LEADING = 1.3;
    private static final double INSET = 0.4;
    private static final double SHRINK = 0.9;
    private static final double LARGEST_HEIGHT_SHARE = 0.25;
    /** Office programs know no smaller one. */
    private static final double LEAST_SIZE = 1;
    /** Programs put space between kana and Latin letters, and take another font where ours is missing. */
    private static final double SLACK = 1.1;
    /** The widest ASCII letters but a few are narrower than this part of the font size, other characters as wide as it. */
    private static final double ASCII_WIDTH = 0.7;

    static PptxBox of(String text, PptxSize page, boolean top) {
        double scale = Math.min(page.width(), page.height()) / EMU / NORMAL_SIDE;
        double margin = NORMAL_MARGIN * scale;
        double most = page.width() / EMU - 2 * margin;
        double size = Math.max(LEAST_SIZE, NORMAL_SIZE * scale);
        while (size > LEAST_SIZE && height(text, size, most) > page.height() / EMU * LARGEST_HEIGHT_SHARE) {
            size = Math.max(LEAST_SIZE, size * SHRINK);
        }
        int width = emu(Math.min(most, (ems(text) + 2 * INSET) * size));
        int height = Math.min(page.height() - 2 * emu(margin), emu(height(text, size, most)));
        return new PptxBox(
                page.width() - emu(margin) - width,
                top ? emu(margin) : page.height() - emu(margin) - height,
                width,
                height,
                emu(INSET * size),
                (int) Math.round(size * 100));
    }

    private static double height(String text, double size, double most) {
        double perLine = Math.max(1, Math.floor(most / size - 2 * INSET));
        double lines = Math.max(1, Math.ceil(ems(text) / perLine));
        return lines * size * LEADING;
    }

    private static double ems(String text) {
        return SLACK
                * text.codePoints().mapToDouble(c -> c < 0x80 ? ASCII_WIDTH : 1).sum();
    }

    private static int emu(double points) {
        return (int) Math.round(points * EMU);
    }
}
