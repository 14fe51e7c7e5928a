"""A released statement as a DOCX file: the least that word processors ask for, byte by byte alike.

The parts follow ECMA-376: a document, its styles, its properties, and who refers to whom.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from drawdown.progress.telling.words import Language
from drawdown.statements.papers.sheet import Sheet

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LOCALES = {Language.ENGLISH: "en-GB", Language.FRENCH: "fr-FR"}
_A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" '
_MARGINS = 'w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
_STYLES = (
    ("Normal", "", '<w:spacing w:after="160" w:line="288" w:lineRule="auto"/>', "22", ""),
    ("Title", "Normal", '<w:spacing w:after="240"/><w:outlineLvl w:val="0"/>', "34", "<w:b/>"),
    ("Notice", "Normal", '<w:ind w:left="284"/>', "22", "<w:i/>"),
    ("Foot", "Normal", '<w:spacing w:before="400"/>', "16", ""),
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every part: a ZIP file knows none before, and the text is what counts."""


def document(sheet: Sheet) -> bytes:
    """Return the file."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("officeDocument", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": _body(sheet),
        "word/_rels/document.xml.rels": _relations(("styles", f"{_OFFICE}/styles", "styles.xml")),
        "word/styles.xml": _styles(_LOCALES[sheet.language]),
        "docProps/core.xml": _properties(sheet),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIRST_DAY), (_HEAD + content).encode())
    return file.getvalue()


def _types() -> str:
    def part(name: str, kind: str) -> str:
        return f'<Override PartName="{name}" ContentType="{kind}"/>'

    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + part("/word/document.xml", f"{_WORD}.document.main+xml")
        + part("/word/styles.xml", f"{_WORD}.styles+xml")
        + part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
        + "</Types>"
    )


def _relations(*related: tuple[str, str, str]) -> str:
    each = (f'<Relationship Id="{i}" Type="{t}" Target="{to}"/>' for i, t, to in related)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _body(sheet: Sheet) -> str:
    told = [_paragraph("Title", [sheet.title])]
    if sheet.notice:
        told.append(_paragraph("Notice", [sheet.notice]))
    told += [_paragraph("Normal", lines) for lines in sheet.paragraphs]
    told.append(_paragraph("Foot", [f"{sheet.foot} {sheet.sha256}"]))
    return (
        f'<w:document xmlns:w="{_W}"><w:body>{"".join(told)}'
        f"<w:sectPr>{_A4}{_MARGINS}</w:sectPr></w:body></w:document>"
    )


def _paragraph(style: str, lines: Iterable[str]) -> str:
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{said}</w:r></w:p>'


def _styles(locale: str) -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" '
        f'w:cs="Georgia"/><w:sz w:val="22"/><w:lang w:val="{locale}"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
    )
    each = "".join(_style(*style) for style in _STYLES)
    return f'<w:styles xmlns:w="{_W}">{defaults}{each}</w:styles>'


def _style(name: str, base: str, paragraph: str, size: str, run: str) -> str:
    default = "" if base else ' w:default="1"'
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f'<w:pPr>{paragraph}</w:pPr><w:rPr>{run}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _properties(sheet: Sheet) -> str:
    when = sheet.released.strftime("%Y-%m-%dT%H:%M:%SZ")
    created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(sheet.title)}</dc:title><dc:language>{_LOCALES[sheet.language]}"
        f"</dc:language>{created}</cp:coreProperties>"
    )
