#!/usr/bin/env bash
# Makes the pictures of this folder: three documents by LibreOffice, labelled by ./edusec (or by $EDUSEC), shown by LibreOffice.
# Needs LibreOffice, poppler-utils and a Japanese font (Debian: fonts-morisawa-bizud-gothic).
set -euo pipefail
images=$(cd "$(dirname "$0")" && pwd)
edusec=${EDUSEC:-$images/../../edusec}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/flat" "$work/plain" "$work/labelled" "$work/pdf"

office() { soffice --headless "-env:UserInstallation=file://$work/profile" "$@" >/dev/null 2>&1; }

# flat KIND PAGE MASTER-PAGE HEADER BODY: an OpenDocument file in one piece
flat() {
  cat <<XML
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.$1">
<office:automatic-styles>
<style:page-layout style:name="page"><style:page-layout-properties $2/><style:header-style>
<style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.3cm"/></style:header-style></style:page-layout>
<style:style style:name="plain" style:family="graphic"><style:graphic-properties draw:fill="none" draw:stroke="none"/></style:style>
<style:style style:name="title" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.5cm"/><style:text-properties fo:font-size="20pt" style:font-size-asian="20pt"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="$3" style:page-layout-name="page">$4</style:master-page></office:master-styles>
<office:body><office:$1>$5</office:$1></office:body>
</office:document>
XML
}

cell() { printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$1"; }
row() { printf '<table:table-row>'; for value in "$@"; do cell "$value"; done; printf '</table:table-row>'; }
frame() { printf '<draw:frame draw:style-name="plain" svg:x="%s" svg:y="%s" svg:width="22cm" svg:height="3cm"><draw:text-box><text:p text:style-name="title">%s</text:p></draw:text-box></draw:frame>' "$1" "$2" "$3"; }

flat text 'fo:page-width="21cm" fo:page-height="14.8cm" fo:margin="1.5cm"' Standard '<style:header><text:p>架空小学校 3年1組</text:p></style:header>' \
  '<text:p text:style-name="title">個別の指導計画(見本)</text:p><text:p>架空 太郎</text:p><text:p>一学期の目標:友だちと話し合って係の仕事を決める。</text:p><text:p>手立て:予定を前の日に絵で示す。</text:p>' \
  >"$work/flat/docx.fodt"
flat spreadsheet 'fo:page-width="21cm" fo:page-height="14.8cm" fo:margin="2cm"' Default '' \
  "<table:table table:name=\"評定\"><table:table-column table:number-columns-repeated=\"4\"/>$(row 番号 氏名 国語 算数)$(row 1 架空太郎 5 4)$(row 2 架空花子 4 5)$(row 3 架空次郎 3 4)</table:table>" \
  >"$work/flat/xlsx.fods"
flat presentation 'fo:page-width="28cm" fo:page-height="15.75cm" style:print-orientation="landscape"' Default '' \
  "<draw:page draw:name=\"1\" draw:master-page-name=\"Default\">$(frame 3cm 3cm '校内研修(見本)')$(frame 3cm 7cm '架空小学校 2027年7月')</draw:page>" \
  >"$work/flat/pptx.fodp"

office --convert-to docx --outdir "$work/plain" "$work/flat/docx.fodt"
office --convert-to xlsx --outdir "$work/plain" "$work/flat/xlsx.fods"
office --convert-to pptx --outdir "$work/plain" "$work/flat/pptx.fodp"
"$edusec" label --importance II --confidentiality 2B --restriction 複製禁止 "$work"/plain/* -o "$work/labelled/"
office --convert-to pdf --outdir "$work/pdf" "$work"/labelled/*
for kind in docx xlsx pptx; do
  pdftoppm -png -r 60 -f 1 -singlefile "$work/pdf/$kind.pdf" "$images/label-$kind"
done
