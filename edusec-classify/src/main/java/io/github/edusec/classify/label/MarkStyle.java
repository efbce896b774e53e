package io.github.edusec.classify.label;

import java.util.Locale;

/**
 * How the visible mark looks, where it stands and what it says.
 *
 * <p>No switch of a document is ever changed, so with {@link MarkPages#FIRST} each format decides whether its first page can be told
 * apart. Where it cannot, the mark stands on all pages, which is the safe side ({@link MarkRemark#ON_ALL_PAGES}).
 *
 * <ul>
 *   <li>Word-processing packages: the first section has a title page ({@code titlePg} plainly on). The mark stands in its first-page
 *       header or footer only. Other pages that show the same part show the mark too ({@link MarkRemark#ON_FURTHER_PAGES}).
 *   <li>Workbooks: a single sheet that, with all its custom views, has {@code differentFirst} on. Several sheets are printed together or one by
 *       one, so that nobody knows which page is the first: all pages.
 *   <li>Presentations: the first slide of the list and, while that is hidden, the next ones up to the first that is shown. The mark stands on the slide itself,
 *       and not on notes pages or handouts.
 *   <li>OpenDocument texts: each master page with a shown first-page header or footer beside the common one has it in that only;
 *       the others have it on all pages. If a text starts with a master page that stands only there and that another one follows,
 *       only that one is marked. Spreadsheets: all pages. OpenDocument presentations: as presentations.
 *   <li>PDF: the first page.
 * </ul>
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param position where on a page the mark stands
 * @param colour the colour of its text as 0xRRGGBB, with a contrast of at least {@value #LEAST_CONTRAST} to 1 with white paper (WCAG
 *     2.2, success criterion 1.4.3, for large text: pure red has 4 to 1)
 * @param pages on which pages it stands; {@link MarkPages#ALL} if the position is {@link MarkPosition#NONE}
 * @param template what it says
 * @since 0.1.0
 */
public record MarkStyle(MarkPosition position, int colour, MarkPages pages, MarkTemplate template) {
    /** The least contrast of a colour with white. */
    public static final double LEAST_CONTRAST = 3;

    /** At the top of every page, black, saying all. */
    public static final MarkStyle DEFAULT = new MarkStyle(MarkPosition.HEADER, 0);

    private static final int MAX_COLOUR = 0xFFFFFF;

    /**
     * Checks the colour; a mark that stands nowhere stands on no page in particular.
     *
     * @param position not null
     * @param colour 0x000000 to 0xFFFFFF
     * @param pages not null
     * @param template not null
     * @throws IllegalArgumentException if the colour is none, or too light for white paper
     */
    public MarkStyle {
        if (colour < 0 || colour > MAX_COLOUR) {
            throw new IllegalArgumentException(
                    "colour: found " + Integer.toHexString(colour) + ", allowed: 000000 to ffffff");
        }
        double contrast = 1.05 / (luminance(colour) + 0.05);
        if (contrast < LEAST_CONTRAST) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "colour: found %06X with a contrast of %.1f to 1 with white, allowed: %.1f or more",
                    colour,
                    contrast,
                    LEAST_CONTRAST));
        }
        pages = position == MarkPosition.NONE ? MarkPages.ALL : pages;
    }

    /**
     * Makes a style whose mark stands on all pages and says all that the label says.
     *
     * @param position where on a page the mark stands
     * @param colour the colour of its text as 0xRRGGBB
     * @throws IllegalArgumentException if the colour is none, or too light for white paper
     */
    public MarkStyle(MarkPosition position, int colour) {
        this(position, colour, MarkPages.ALL, MarkTemplate.DEFAULT);
    }

    /**
     * Returns this style with another position.
     *
     * @param newPosition where on a page the mark stands
     * @return the new value
     */
    public MarkStyle withPosition(MarkPosition newPosition) {
        return new MarkStyle(newPosition, colour, pages, template);
    }

    /**
     * Returns this style with another colour.
     *
     * @param newColour 0x000000 to 0xFFFFFF
     * @return the new value
     * @throws IllegalArgumentException if the colour is none, or too light for white paper
     */
    public MarkStyle withColour(int newColour) {
        return new MarkStyle(position, newColour, pages, template);
    }

    /**
     * Returns this style with other pages.
     *
     * @param newPages on which pages the mark stands
     * @return the new value
     */
    public MarkStyle withPages(MarkPages newPages) {
        return new MarkStyle(position, colour, newPages, template);
    }

    /**
     * Returns this style with another template.
     *
     * @param newTemplate what the mark says
     * @return the new value
     */
    public MarkStyle withTemplate(MarkTemplate newTemplate) {
        return new MarkStyle(position, colour, pages, newTemplate);
    }

    /** Returns the colour as six hexadecimal digits, as every document format writes it. */
    String hexColour() {
        return stored().hexColour();
    }

    /** Returns the style as it is stored. */
    String code() {
        return stored().code();
    }

    StyleCode stored() {
        return new StyleCode(position, colour, pages, template);
    }

    /** The relative luminance of WCAG 2.2. */
    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
