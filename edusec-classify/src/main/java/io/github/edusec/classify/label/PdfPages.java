package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.jspecify.annotations.Nullable;

/** Walks a page tree as readers do: anything without kids is a page, types are not believed, loops end. */
final class PdfPages {
    private PdfPages() {}

    private record Node(COSDictionary dictionary, @Nullable COSObjectKey key, PdfPage.Inherited inherited) {}

    /** Returns the pages in their order; a page that stands in the tree twice is returned once. */
    static List<PdfPage> of(PdfFile file, Limits limits) throws IOException {
        List<PdfPage> pages = new ArrayList<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        COSDictionary root = file.catalog().getCOSDictionary(COSName.PAGES);
        if (root != null) {
            open.push(new Node(root, keyOf(file.catalog().getItem(COSName.PAGES)), PdfPage.Inherited.NONE));
        }
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!seen.add(node.dictionary())) {
                continue;
            }
            PdfPage.Inherited attributes = node.inherited().at(node.dictionary());
            COSArray kids = node.dictionary().getCOSArray(COSName.KIDS);
            if (kids == null) {
                pages.add(PdfPage.of(node.dictionary(), node.key(), attributes));
            } else {
                pushKids(open, kids, attributes);
            }
            if (seen.size() > 2L * limits.maxPages() || pages.size() > limits.maxPages()) {
                throw new LimitExceededException("PDF", "pages of one PDF", pages.size(), limits.maxPages());
            }
        }
        return pages;
    }

    private static void pushKids(Deque<Node> open, COSArray kids, PdfPage.Inherited attributes) {
        for (int i = kids.size() - 1; i >= 0; i--) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                open.push(new Node(kid, keyOf(kids.get(i)), attributes));
            }
        }
    }

    private static @Nullable COSObjectKey keyOf(@Nullable COSBase item) {
        return item instanceof COSObject reference ? reference.getKey() : null;
    }
}
