"""The package that a Word file is: styles and page numbers put in, times taken out."""

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

STYLES = Path(__file__).parent / "docx_styles.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEAST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can hold
_FIELDS = {"{number}": "PAGE", "{total}": "NUMPAGES"}


def finished(package: bytes, *, pages: str, date: str) -> bytes:
    """Pandoc's Word file with our styles, with `pages`, "{number} of {total}", at the foot, and `date` as its time."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/styles.xml"] = _styled(parts["word/styles.xml"])
    parts["word/footer.xml"] = _footer(pages).encode()
    relation = f'<Relationship Type="{_R}/footer" Id="rIdPages" Target="footer.xml" />'
    _insert(parts, "word/_rels/document.xml.rels", relation, before="</Relationships>")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    content = f'<Override PartName="/word/footer.xml" ContentType="{kind}" />'
    _insert(parts, "[Content_Types].xml", content, before="</Types>")
    made = re.sub(r"(?<=>)\d{4}-\d\d-\d\dT[\d:]+Z", f"{date}T00:00:00Z", parts["docProps/core.xml"].decode())
    parts["docProps/core.xml"] = made.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _LEAST), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _styled(styles: bytes) -> bytes:
    """Our styles in the place of those of the same names."""
    ElementTree.register_namespace("w", _W)
    ElementTree.register_namespace("r", _R)
    root, ours = ElementTree.fromstring(styles), ElementTree.parse(STYLES).getroot()
    names = {style.get(f"{{{_W}}}styleId") for style in ours}
    for style in root.findall(f"{{{_W}}}style"):
        if style.get(f"{{{_W}}}styleId") in names:
            root.remove(style)
    root.extend(ours)
    defaults = root.find(f"{{{_W}}}docDefaults")
    assert defaults is not None, "pandoc's styles have them"
    for name, key, value in (("sz", "val", "22"), ("lang", "eastAsia", "zh-TW")):  # the size in half points
        for default in defaults.iter(f"{{{_W}}}{name}"):
            default.set(f"{{{_W}}}{key}", value)
    return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _footer(pages: str) -> str:
    """Fields, which Word counts, in the place of the names in braces."""
    runs = []
    for part in re.split(r"(\{\w+\})", pages):
        if part in _FIELDS:
            runs.append(f'<w:fldSimple w:instr="{_FIELDS[part]}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        elif part:
            runs.append(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>')
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Footer" /></w:pPr>{"".join(runs)}</w:p>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:ftr xmlns:w="{_W}">{paragraph}</w:ftr>'


def _insert(parts: dict[str, bytes], name: str, text: str, *, before: str) -> None:
    parts[name] = parts[name].decode().replace(before, text + before).encode()
