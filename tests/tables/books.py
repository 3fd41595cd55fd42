"""Workbooks made by hand, part by part, for what no program would write."""

from __future__ import annotations

import io
import zipfile

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
KEYS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(cells: str = "", strings: str | None = None, after: str = "", state: str = "visible", **parts: str | bytes) -> bytes:
    """A workbook with one sheet of these rows; `parts` are added by name, with `__` for a slash and `_dot_` for a dot."""
    whole: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{KEYS}"><sheets><sheet name="Answers" r:id="r1" state="{state}"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{KEYS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{KEYS}/sharedStrings" Target="/xl/strings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{cells}</sheetData>{after}</worksheet>",
    }
    if strings is not None:
        whole["xl/strings.xml"] = f"<sst {MAIN}>{strings}</sst>"
    whole |= {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    return packed(whole)


def packed(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def row(number: int, *texts: str) -> str:
    """A row of texts that stand in their cells."""
    cells = (
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in enumerate(texts)
        if text
    )
    return f'<row r="{number}">{"".join(cells)}</row>'
