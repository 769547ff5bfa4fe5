"""A chart as a part of the page: its shapes as elements, its letters as text in the font that they were drawn in.

matplotlib draws letters as outlines, so that a chart looks the same wherever it is shown. A page that brings the font
along can have the letters themselves: they are found, copied and read out, and take fewer bytes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement, TreeBuilder, XMLParser

from fer.report.formats.fonts import file_of, letters_of

_NAMESPACE, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_STYLE = "*{stroke-linejoin: round; stroke-linecap: butt}"  # of every drawing of matplotlib; style.css has it, too
_ELEMENTS = {"svg", "defs", "g", "path", "use", "clipPath", "rect", "image", "pattern"}
_ATTRIBUTES = {
    "id", "d", "style", "transform", "x", "y", "width", "height", "clip-path", "patternUnits", "viewBox", "version",
    "href", "fill",
}  # fmt: skip
_URL = re.compile(r"url\(#([^)]+)\)")  # a reference in a style, or in an attribute of that name
_GLYPH = re.compile(r"#(.+)-([0-9a-f]+)")  # of a font's PostScript name, by its index in hexadecimal
_PLACE = re.compile(r"(?:translate\(([-\d.e]+) ([-\d.e]+)\))?\s*(?:scale\(([\d.e-]+)\))?")
_SCALED = re.compile(r"(.*?)\s*scale\(([\d.e-]+) -\2\)")
_EM = 100  # units of matplotlib's outlines in the size of a font


class _Glyph(NamedTuple):
    font: str
    size: float
    y: float
    x: float
    letters: str


@dataclass
class Charts:
    """The charts of one page; `characters` are those that they show, by the PostScript names of their fonts."""

    characters: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def inlined(self, drawn: bytes, name: str) -> Element | None:
        """An SVG as an element of a page in HTML, as wide as it is told to be; its ids begin with `name`.

        None for what matplotlib does not draw: a style in it, for one, would be a style of the whole page.
        """
        try:
            svg = ElementTree.fromstring(drawn, XMLParser(target=TreeBuilder(insert_comments=True)))
        except ElementTree.ParseError:
            return None
        _undress(svg)
        if not all(map(_is_known, svg.iter())) or "viewBox" not in svg.attrib:
            return None
        self._spell(svg)
        _rename(svg, name)
        svg[:] = _tidied(svg)
        box = svg.attrib["viewBox"]
        ratio = "/".join(box.split()[2:])  # as a style it holds where the browser has not looked at what is within
        svg.attrib = {"viewBox": box, "style": f"aspect-ratio:{ratio}", **_family(svg)}
        return svg

    def _spell(self, svg: Element) -> None:
        """Put text in place of outlines, which stand behind a comment that says what they spell."""
        for parent in list(svg.iter()):
            for said, outlines in pairwise(list(parent)):
                if not _is_comment(said) or outlines.tag != "g":
                    continue
                text = self._text(outlines, (said.text or "")[1:-1])
                if text is not None:
                    at = list(parent).index(outlines)
                    parent[at : at + 1] = [*outlines.findall("defs"), text]  # others may be drawn with the same letters

    def _text(self, outlines: Element, said: str) -> Element | None:
        """The same as text; None where it is more than the letters of fonts that come along."""
        place = _SCALED.fullmatch(outlines.get("transform", ""))
        drawn = [part for part in outlines if part.tag != "defs"]
        if not place or not drawn:
            return None
        glyphs = list(filter(None, (_glyph(use, float(place[2]), said) for use in drawn)))
        if len(glyphs) < len(drawn):
            return None
        if not all(glyph.letters for glyph in glyphs):  # an outline for several letters, or of another language
            if len({glyph.font for glyph in glyphs}) > 1 or "$" in said or "- -" in said:  # "--", as comments have it
                return None
            glyphs = [glyphs[0]._replace(letters=said)]
        text = Element("text", {name: value for name, value in outlines.attrib.items() if name == "style"})
        text.set("transform", place[1])
        for (font, size, y), run in groupby(glyphs, lambda glyph: glyph[:3]):
            within = list(run)
            letters = "".join(glyph.letters for glyph in within)
            self.characters[font].update(letters)
            # matplotlib sets each letter of a formula; those of words follow each other as their font has them
            places = within if "$" in said else within[:1]
            span = SubElement(text, "tspan", {"font-family": font, "font-size": _short(size)})
            span.set("x", " ".join(_short(glyph.x) for glyph in places))
            if y:
                span.set("y", _short(y))
            span.text = letters
        if len(text) == 1:
            (span,) = text
            text.attrib |= {name: value for name, value in span.attrib.items() if (name, value) != ("x", "0")}
            text.text = span.text
            text.remove(span)
        return text


def _glyph(use: Element, scale: float, said: str) -> _Glyph | None:
    """A letter's outline as the letter, in points; None where it is of no font that comes along."""
    named, placed = _GLYPH.fullmatch(use.get("href", "")), _PLACE.fullmatch(use.get("transform", ""))
    if not named or not placed or file_of(named[1]) is None:
        return None
    letters = letters_of(named[1], int(named[2], 16), said)
    x, y, size = (float(value or default) for value, default in zip(placed.groups(), (0, 0, 1), strict=True))
    return _Glyph(named[1], size * scale * _EM, -y * scale, x * scale, letters)


def _short(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _undress(svg: Element) -> None:
    """Names without their namespaces; nothing of who drew it, nor the style that every drawing of matplotlib has."""
    for parent in list(svg.iter()):
        for part in list(parent):
            if part.tag == f"{_NAMESPACE}metadata" or (part.tag == f"{_NAMESPACE}style" and part.text == _STYLE):
                parent.remove(part)
    for part in svg.iter():
        if not _is_comment(part):
            part.tag = part.tag.removeprefix(_NAMESPACE)
        if _LINK in part.attrib:
            part.set("href", part.attrib.pop(_LINK))


def _is_comment(part: Element) -> bool:
    """Its tag is the function that makes comments."""
    return callable(part.tag)


def _is_known(part: Element) -> bool:
    """Is it a comment, or one of matplotlib's shapes that refers to nothing beyond the drawing?"""
    outside = part.get("style", "").replace("url(#", "").count("url(")
    return _is_comment(part) or (
        part.tag in _ELEMENTS
        and part.attrib.keys() <= _ATTRIBUTES
        and part.get("href", "#").startswith(("#", "data:image/png;base64,"))
        and not outside
    )


def _rename(svg: Element, name: str) -> None:
    """Each id that something refers to is one of the page, and the others are gone, with the letters now spelt."""
    used = {found for part in svg.iter() for key, value in part.attrib.items() for found in _led_to(key, value)}
    names = {old: f"{name}:{number}" for number, old in enumerate(sorted(used))}
    for part in svg.iter():
        if part.tag == "defs":
            part[:] = [made for made in part if made.get("id") in used]
        if (old := part.attrib.pop("id", None)) in used:
            part.set("id", names[old])
        for key, value in part.attrib.items():
            if key == "href" and value.startswith("#"):
                part.set(key, f"#{names[value[1:]]}")
            else:
                part.set(key, _URL.sub(lambda found: f"url(#{names[found[1]]})", value))


def _led_to(key: str, value: str) -> list[str]:
    """The ids that an attribute refers to; a colour such as #ffffff is none."""
    return [value[1:]] if key == "href" and value.startswith("#") else _URL.findall(value)


def _tidied(parent: Element) -> Iterator[Element]:
    """What an element holds without comments, blanks, and groups that change nothing."""
    for part in parent:
        if _is_comment(part):
            continue
        part[:] = _tidied(part)
        part.tail = None
        if part.tag in ("g", "defs"):
            part.text = None
            if not len(part):
                continue
        if "d" in part.attrib:
            part.set("d", " ".join(part.get("d", "").split()))
        if part.tag == "g" and not part.attrib:
            yield from part
        else:
            yield part


def _family(svg: Element) -> dict[str, str]:
    """The font of most of its letters, which then need not say so."""
    spelt = [part for part in svg.iter() if "font-family" in part.attrib]
    if not spelt:
        return {}
    most = Counter(part.get("font-family", "") for part in spelt).most_common(1)[0][0]
    for part in spelt:
        if part.get("font-family") == most:
            del part.attrib["font-family"]
    return {"font-family": most}
