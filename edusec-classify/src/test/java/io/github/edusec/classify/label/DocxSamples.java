package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.DocxFixture.footerReference;
import static io.github.edusec.classify.label.DocxFixture.pageBreak;
import static io.github.edusec.classify.label.DocxFixture.paragraph;
import static io.github.edusec.classify.label.DocxFixture.reference;
import static io.github.edusec.classify.label.DocxFixture.section;
import static io.github.edusec.classify.label.DocxFixture.sectionEnd;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One document per way in which headers, prefixes and encodings differ; none of them carries a label. */
final class DocxSamples {
    private DocxSamples() {}

    static Map<String, DocxFixture> all() {
        Map<String, DocxFixture> samples = new LinkedHashMap<>(readable());
        samples.putAll(odd());
        return samples;
    }

    static DocxFixture named(String name) {
        return Objects.requireNonNull(all().get(name));
    }

    /** Documents that every office program shows, each with two pages or more. */
    static Map<String, DocxFixture> readable() {
        Map<String, DocxFixture> samples = new LinkedHashMap<>();
        samples.put("no section properties", DocxFixture.transitional().body(pages("一", "二")));
        samples.put("one section without header", DocxFixture.transitional().body(pages("一", "二") + section("")));
        samples.put(
                "three sections, header inherited",
                DocxFixture.transitional()
                        .header("header1.xml", "rId1", paragraph("既存のヘッダー"))
                        .body(pages("一", "二")
                                + sectionEnd(reference("default", "rId1"))
                                + pages("三")
                                + sectionEnd("")
                                + pages("四")
                                + section("")));
        samples.put(
                "three sections, header only in the second",
                DocxFixture.transitional()
                        .header("header1.xml", "rId1", paragraph("既存のヘッダー"))
                        .body(pages("一")
                                + sectionEnd("")
                                + pages("二")
                                + sectionEnd(reference("default", "rId1"))
                                + pages("三")
                                + section("")));
        samples.put(
                "title page without its header",
                DocxFixture.transitional()
                        .header("header1.xml", "rId1", paragraph("既存のヘッダー"))
                        .body(pages("一", "二", "三") + section(reference("default", "rId1") + "<w:titlePg/>")));
        samples.put(
                "title page and even pages",
                DocxFixture.transitional()
                        .header("header1.xml", "rId1", paragraph("偶数頁"))
                        .header("header2.xml", "rId2", paragraph("奇数頁"))
                        .header("header3.xml", "rId3", paragraph("表紙"))
                        .settings("<w:evenAndOddHeaders/>")
                        .body(pages("一", "二", "三", "四")
                                + section(reference("even", "rId1") + reference("default", "rId2")
                                        + reference("first", "rId3") + "<w:titlePg/>")));
        samples.put(
                "footers of its own, title page without one",
                DocxFixture.transitional()
                        .header("header1.xml", "rId1", paragraph("既存のヘッダー"))
                        .footer("footer1.xml", "rId2", paragraph("既存のフッター"))
                        .footer("footer2.xml", "rId3", paragraph("io.github.edusec.label"))
                        .settings("<w:evenAndOddHeaders/>")
                        .body(pages("一", "二", "三", "四")
                                + section(footerReference("even", "rId3") + reference("default", "rId1")
                                        + footerReference("default", "rId2") + "<w:titlePg/>")));
        samples.put(
                "even pages without their header",
                DocxFixture.transitional()
                        .settings("<w:evenAndOddHeaders w:val=\"true\"/>")
                        .body(pages("一", "二", "三") + section("")));
        samples.put(
                "title page in the second section only",
                DocxFixture.transitional()
                        .settings("<w:evenAndOddHeaders w:val=\"false\"/>")
                        .body(pages("一", "二")
                                + sectionEnd("")
                                + pages("三", "四")
                                + section("<w:titlePg w:val=\"1\"/>")));
        samples.put(
                "header with table and picture",
                DocxFixture.transitional()
                        .header("header1.xml", "rId1", table() + picture())
                        .part("word/_rels/header1.xml.rels", DocxFixture.text(pictureRelationships()))
                        .part("word/media/image1.png", Base64.getDecoder().decode(DocxFixture.PIXEL))
                        .body(pages("一", "二") + section(reference("default", "rId1"))));
        samples.put("strict", DocxFixture.strict().body(pages("一", "二") + section("")));
        samples.put(
                "macro-enabled",
                DocxFixture.transitional()
                        .mainType("application/vnd.ms-word.document.macroEnabled.main+xml")
                        .body(pages("一", "二") + section("")));
        return samples;
    }

    private static Map<String, DocxFixture> odd() {
        Map<String, DocxFixture> samples = new LinkedHashMap<>();
        String w = DocxFixture.W;
        samples.put(
                "unusual prefixes",
                DocxFixture.transitional()
                        .headerPart("kopf.xml", "rId7", "<hdr xmlns=\"" + w + "\"><p/></hdr>")
                        .document(
                                "<ぶ:document xmlns:ぶ=\"" + w + "\" xmlns:w=\"urn:else\" xmlns:q=\"" + DocxFixture.R
                                        + "\"><ぶ:body><ぶ:p w:rsid=\"x\"><ぶ:pPr><ぶ:sectPr><ぶ:headerReference q:id='rId7' ぶ:type='default'/>"
                                        + "</ぶ:sectPr></ぶ:pPr></ぶ:p><ぶ:sectPr><ぶ:titlePg ></ぶ:titlePg ></ぶ:sectPr ></ぶ:body></ぶ:document>"));
        samples.put("empty elements", DocxFixture.transitional().body("<w:p/><w:sectPr  />"));
        samples.put(
                "self-closing body and relationships",
                DocxFixture.transitional()
                        .part(
                                "word/_rels/document.xml.rels",
                                "<x:Relationships xmlns:x=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>")
                        .custom(
                                "<p:Properties xmlns:p=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" />")
                        .document("<w:document xmlns:w=\"" + w + "\"><w:body/></w:document>"));
        samples.put(
                "relationships without a content type",
                DocxFixture.transitional()
                        .part(
                                "[Content_Types].xml",
                                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                        + "<Override PartName=\"/word/document.xml\" ContentType=\"" + DocxFixture.MAIN
                                        + "\"/></Types>")
                        .header("header1.xml", "rId1", paragraph("x"))
                        .body(sectionEnd("<w:titlePg/>") + section("")));
        samples.put("empty section in one line", DocxFixture.transitional().body("<w:p/><w:sectPr></w:sectPr >"));
        samples.put(
                "header 2 and 3 without 1",
                DocxFixture.transitional()
                        .header("header2.xml", "rId2", paragraph("x"))
                        .header("header3.xml", "rId3", "")
                        .body(sectionEnd("") + section(reference("first", "rId2") + reference("even", "rId3"))));
        samples.put(
                "foreign properties",
                DocxFixture.transitional()
                        .custom(
                                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                                        + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">\n"
                                        + "  <property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"3\" name=\"部署\">"
                                        + "<vt:lpwstr>教務&amp;総務</vt:lpwstr></property>\n</Properties>\n")
                        .body(section("")));
        samples.put(
                "UTF-16 parts",
                DocxFixture.transitional()
                        .header("header1.xml", "rId1", paragraph("ヘッダー"))
                        .encoded("word/header1.xml", StandardCharsets.UTF_16LE, true)
                        .body(paragraph("𠮷") + sectionEnd("<w:titlePg/>") + section(reference("default", "rId1")))
                        .encoded("word/document.xml", StandardCharsets.UTF_16BE, true));
        samples.put(
                "UTF-8 with a byte-order mark, tracked changes, text box, comments",
                DocxFixture.transitional()
                        .part(
                                "word/document.xml",
                                "\uFEFF<?xml version='1.0' encoding='utf-8'?><!-- <w:sectPr> --><w:document xmlns:w=\""
                                        + w
                                        + "\"><w:body><w:p><w:txbxContent><w:p><w:pPr><w:sectPr/></w:pPr></w:p></w:txbxContent>"
                                        + "<w:t><![CDATA[<w:sectPr/>]]></w:t></w:p><?pi <w:sectPr/>?><w:sectPr><w:pgSz/>"
                                        + "<w:sectPrChange><w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange></w:sectPr>"
                                        + "</w:body></w:document>\n<!-- end -->"));
        samples.put(
                "parts elsewhere, names in other case",
                DocxFixture.transitional()
                        .part("word/Header1.XML", "<w:hdr xmlns:w=\"" + w + "\"><w:p/></w:hdr>")
                        .override("/word/HEADER1.xml", PageEdge.HEADER.contentType())
                        .documentRelationship("a", DocxFixture.R + "/header", "/word/./x/../header1.xml")
                        .part("docProps/custom.xml", "not related, not ours")
                        .body(section(reference("default", "a"))));
        return samples;
    }

    private static String pages(String... texts) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            all.append(i == 0 ? "" : pageBreak()).append(paragraph("本文" + texts[i]));
        }
        return all.toString();
    }

    private static String table() {
        return "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"5000\"/></w:tblGrid>"
                + "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"5000\" w:type=\"dxa\"/></w:tcPr>" + paragraph("表の中")
                + "</w:tc></w:tr></w:tbl>";
    }

    private static String picture() {
        String a = "http://schemas.openxmlformats.org/drawingml/2006/main";
        String pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        return "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">"
                + "<wp:extent cx=\"127000\" cy=\"127000\"/><wp:docPr id=\"1\" name=\"校章\"/><a:graphic xmlns:a=\"" + a
                + "\"><a:graphicData uri=\"" + pic + "\"><pic:pic xmlns:pic=\"" + pic
                + "\"><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"x\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
                + "<a:blip r:embed=\"rId1\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
                + "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"127000\" cy=\"127000\"/></a:xfrm><a:prstGeom prst=\"rect\"/>"
                + "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    }

    private static byte[] pictureRelationships() {
        return DocxFixture.utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + DocxFixture.relationship("rId1", DocxFixture.R + "/image", "media/image1.png") + "</Relationships>");
    }
}
