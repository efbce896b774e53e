package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.PptxFixture.HIDES;
import static io.github.edusec.classify.label.PptxFixture.box;
import static io.github.edusec.classify.label.PptxFixture.simple;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One presentation per way in which masters, sizes, prefixes and encodings differ; none of them carries a label. */
final class PptxSamples {
    private static final String EXTENSIONS =
            "<p:extLst><p:ext uri=\"{1}\"><x:id xmlns:x=\"urn:x\" val=\"1\"/></p:ext></p:extLst>";
    private static final String ALTERNATIVE =
            "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                    + "<mc:Choice xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\" Requires=\"p14\">"
                    + box(7, "選択", 3_000_000) + "</mc:Choice><mc:Fallback>" + box(7, "代替", 3_000_000)
                    + "</mc:Fallback></mc:AlternateContent>";

    private PptxSamples() {}

    static Map<String, PptxFixture> all() {
        Map<String, PptxFixture> samples = new LinkedHashMap<>(readable());
        samples.putAll(odd());
        return samples;
    }

    static PptxFixture named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /** Presentations that every office program shows, each with two slides or more. */
    static Map<String, PptxFixture> readable() {
        Map<String, PptxFixture> samples = new LinkedHashMap<>();
        samples.put("one master", simple().slide("layout", "", "").slide("layout", "", box(3, "第二", 3_000_000)));
        samples.put(
                "two masters",
                simple().master("master2", box(5, "校章", 6_000_000))
                        .layout("layout2", "master2", "", "")
                        .slide("layout", "", "")
                        .slide("layout2", "", "")
                        .slide("layout", "", ""));
        samples.put(
                "layout hides master",
                simple().layout("title", "master", HIDES, box(4, "表紙", 4_000_000))
                        .slide("title", "", "")
                        .slide("layout", "", ""));
        samples.put("slide hides master", simple().slide("layout", HIDES, "").slide("layout", "", ""));
        samples.put(
                "layouts and slides hide",
                simple().layout("title", "master", HIDES, "")
                        .slide("title", HIDES, "")
                        .slide("title", " showMasterSp=\"1\"", "")
                        .slide("layout", " showMasterSp=\"false\"", "")
                        .slide("layout", " showMasterSp=\"true\"", ""));
        samples.put(
                "notes and handouts",
                simple().notesMaster()
                        .handoutMaster()
                        .slide("layout", "", "")
                        .notes("")
                        .slide("layout", "", "")
                        .notes(HIDES));
        samples.put(
                "4:3",
                simple().size(9_144_000, 6_858_000).slide("layout", "", "").slide("layout", HIDES, ""));
        samples.put(
                "tiny", simple().size(914_400, 914_400).slide("layout", "", "").slide("layout", HIDES, ""));
        samples.put(
                "tall poster",
                simple().size(30_279_000, 42_803_000).slide("layout", "", "").slide("layout", "", ""));
        samples.put(
                "strict",
                PptxFixture.strict()
                        .master("master", "")
                        .layout("layout", "master", "", "")
                        .slide("layout", "", "")
                        .slide("layout", HIDES, ""));
        samples.put(
                "other prefixes",
                simple().slide("layout", "", "")
                        .slide("layout", HIDES, "")
                        .styled(xml -> xml.replace("<p:", "<ぷ:")
                                .replace("</p:", "</ぷ:")
                                .replace("xmlns:p=", "xmlns:ぷ=")
                                .replace("<a:", "<絵:")
                                .replace("</a:", "</絵:")
                                .replace("xmlns:a=", "xmlns:絵=")));
        samples.put(
                "no prefix",
                simple().slide("layout", "", "")
                        .slide("layout", HIDES, "")
                        .styled(xml ->
                                xml.replace("<p:", "<").replace("</p:", "</").replace("xmlns:p=", "xmlns=")));
        samples.put(
                "macro-enabled",
                simple().mainType("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")
                        .slide("layout", "", "")
                        .slide("layout", "", ""));
        samples.put(
                "extensions and alternatives in the tree",
                PptxFixture.transitional()
                        .master("master", box(9, "学校名", 6_000_000) + EXTENSIONS)
                        .layout("layout", "master", HIDES, ALTERNATIVE + EXTENSIONS)
                        .slide("layout", HIDES, ALTERNATIVE + EXTENSIONS)
                        .slide("layout", "", ALTERNATIVE));
        samples.put(
                "ids with gaps and the largest",
                PptxFixture.transitional()
                        .master("master", box(2, "い", 1_000_000) + box(5, "ろ", 5_000_000))
                        .layout("layout", "master", HIDES, box(2_147_483_647, "は", 4_000_000))
                        .slide("layout", HIDES, box(3, "に", 3_000_000) + box(2_147_483_646, "ほ", 4_000_000))
                        .slide("layout", "", ""));
        return samples;
    }

    private static Map<String, PptxFixture> odd() {
        Map<String, PptxFixture> samples = new LinkedHashMap<>();
        samples.put("no slide", simple());
        samples.put("master without layout", PptxFixture.transitional().master("master", ""));
        samples.put(
                "empty trees",
                simple().slide("layout", "", "")
                        .slide("layout", HIDES, "")
                        .edit("ppt/master.xml", PptxSamples::emptied)
                        .edit("ppt/slide2.xml", xml -> emptied(xml).replace("<p:spTree/>", "<p:spTree  />")));
        samples.put(
                "UTF-16",
                simple().slide("layout", HIDES, "")
                        .encoded("ppt/master.xml", StandardCharsets.UTF_16LE)
                        .encoded("ppt/slide1.xml", StandardCharsets.UTF_16BE));
        samples.put(
                "foreign properties",
                simple().slide("layout", "", "")
                        .custom(
                                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                                        + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
                                        + "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"部署\">"
                                        + "<vt:lpwstr>教務</vt:lpwstr></property></Properties>"));
        samples.put(
                "odd switches",
                simple().slide("layout", " showMasterSp=\" No \"", "").slide("layout", " showMasterSp=\"\"", ""));
        samples.put(
                "names in other case",
                simple().slide("layout", HIDES, "")
                        .edit(
                                "ppt/slide1.xml",
                                xml -> "\uFEFF" + xml.replace("<p:spTree>", "<p:spTree ><!-- </p:spTree> -->"))
                        .alsoRelated("presentation.xml", "slide", "/ppt/SLIDE1.XML"));
        samples.put(
                "animation and transition",
                simple().slide("layout", HIDES, "")
                        .edit(
                                "ppt/slide1.xml",
                                xml -> xml.replace(
                                        "</p:sld>",
                                        "<p:transition/><p:timing><p:tnLst><p:par><p:cTn id=\"41\"/></p:par></p:tnLst>"
                                                + "<p:bldLst><p:bldP spid=\"40\" grpId=\"0\"/></p:bldLst></p:timing></p:sld>")));
        return samples;
    }

    private static String emptied(String xml) {
        return xml.replaceAll("<p:spTree>.*</p:spTree>", "<p:spTree/>");
    }
}
