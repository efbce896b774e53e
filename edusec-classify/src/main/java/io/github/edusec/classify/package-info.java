/**
 * Classes of education data assets (教育情報資産の分類).
 *
 * <p>Entry type: {@link io.github.edusec.classify.Classification}. A classification is made by looking a document up in
 * an asset register ({@code classify.register}) or by hand, is written into documents by {@code classify.label}, and
 * decides how the document may leave the building and how it ends.
 *
 * @serial exclude
 */
@NullMarked
package io.github.edusec.classify;

import org.jspecify.annotations.NullMarked;
