package io.github.edusec.classify.label;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * One page with the attributes that it may inherit from its tree (ISO 32000-2, 7.7.3.4).
 *
 * @param dictionary the page itself
 * @param key its object number, or null if it stands inside its parent
 * @param resources its own or inherited resources, or null if there are none
 * @param view where its visible top is
 */
record PdfPage(
        COSDictionary dictionary,
        @Nullable COSObjectKey key,
        @Nullable COSDictionary resources,
        View view) {
    private static final int QUARTER = 90;
    private static final int FULL = 360;
    private static final double LARGEST_USER_UNIT = 75_000;

    /** Attributes that a page takes over from its parents. */
    record Inherited(
            @Nullable COSBase mediaBox,
            @Nullable COSBase cropBox,
            int rotation,
            @Nullable COSDictionary resources) {
        static final Inherited NONE = new Inherited(null, null, 0, null);

        /** Returns what the children of a node inherit, or what a page has. */
        Inherited at(COSDictionary node) {
            COSBase media = node.getDictionaryObject(COSName.MEDIA_BOX);
            COSBase crop = node.getDictionaryObject(COSName.CROP_BOX);
            COSDictionary ownResources = node.getCOSDictionary(COSName.RESOURCES);
            return new Inherited(
                    media == null ? mediaBox : media,
                    crop == null ? cropBox : crop,
                    node.getDictionaryObject(COSName.ROTATE) instanceof COSNumber n ? n.intValue() : rotation,
                    ownResources == null ? resources : ownResources);
        }
    }

    static PdfPage of(COSDictionary dictionary, @Nullable COSObjectKey key, Inherited attributes) {
        Box media = Box.of(attributes.mediaBox(), Box.LETTER);
        Box visible = Box.of(attributes.cropBox(), media).within(media);
        int turn = Math.floorMod(attributes.rotation(), FULL);
        double unit = dictionary.getFloat(COSName.USER_UNIT, 1);
        return new PdfPage(
                dictionary,
                key,
                attributes.resources(),
                new View(visible, turn % QUARTER == 0 ? turn : 0, unit > 0 && unit <= LARGEST_USER_UNIT ? unit : 1));
    }

    /**
     * A rectangle in default user space.
     *
     * @param left least x
     * @param bottom least y
     * @param right greatest x
     * @param top greatest y
     */
    record Box(double left, double bottom, double right, double top) {
        /** What readers assume where a page says nothing. */
        static final Box LETTER = new Box(0, 0, 612, 792);

        private static final int CORNERS = 4;

        static Box of(@Nullable COSBase value, Box otherwise) {
            if (!(value instanceof COSArray array) || array.size() < CORNERS) {
                return otherwise;
            }
            double[] n = new double[CORNERS];
            for (int i = 0; i < CORNERS; i++) {
                if (!(array.getObject(i) instanceof COSNumber number)) {
                    return otherwise;
                }
                n[i] = number.floatValue();
            }
            Box box = new Box(Math.min(n[0], n[2]), Math.min(n[1], n[3]), Math.max(n[0], n[2]), Math.max(n[1], n[3]));
            return box.isEmpty() ? otherwise : box;
        }

        Box within(Box other) {
            Box common = new Box(
                    Math.max(left, other.left),
                    Math.max(bottom, other.bottom),
                    Math.min(right, other.right),
                    Math.min(top, other.top));
            return common.isEmpty() ? other : common;
        }

        private boolean isEmpty() {
            return !(right > left && top > bottom);
        }
    }

    /**
     * How a page is shown; pages with equal views share one mark.
     *
     * @param box the part that is shown
     * @param rotation clockwise, 0, 90, 180 or 270 degrees
     * @param unit points per unit of user space
     */
    record View(Box box, int rotation, double unit) {
        /** Returns the shown width in points. */
        double width() {
            return (upright() ? box.right() - box.left() : box.top() - box.bottom()) * unit;
        }

        /** Returns the shown height in points. */
        double height() {
            return (upright() ? box.top() - box.bottom() : box.right() - box.left()) * unit;
        }

        private boolean upright() {
            return rotation % (2 * QUARTER) == 0;
        }

        /**
         * Returns the matrix that takes points, counted from a place on the shown page, to user space.
         *
         * @param x points right of the shown left edge
         * @param y points above the shown bottom edge
         * @return six numbers as in ISO 32000-2, 8.3.4
         */
        double[] matrixAt(double x, double y) {
            double u = x / unit;
            double v = y / unit;
            double scale = 1 / unit;
            return switch (rotation) {
                case 90 -> new double[] {0, scale, -scale, 0, box.right() - v, box.bottom() + u};
                case 180 -> new double[] {-scale, 0, 0, -scale, box.right() - u, box.top() - v};
                case 270 -> new double[] {0, -scale, scale, 0, box.left() + v, box.top() - u};
                default -> new double[] {scale, 0, 0, scale, box.left() + u, box.bottom() + v};
            };
        }
    }
}
