"""The fonts of the PDF hold what the report says, and what they do not hold is replaced."""

from fontTools.ttLib import TTFont

from fer.report.formats.fonts import BOX, file_of, has_glyph, letters_of, with_glyphs


def test_fonts_hold_both_scripts_formulas_and_the_box():
    text = f"Happy – “sad” ∂ℓ/∂x̂ ≤ ε → ŷ 快樂，憤怒{BOX}"
    assert with_glyphs(text) == (text, [])


def test_a_character_without_a_glyph_becomes_a_box_and_is_named():
    text, (line,) = with_glyphs("A 🙂 face, 🙂.")
    assert text == f"A {BOX} face, {BOX}."
    assert line.startswith("no font has the character 🙂 (U+1F642, SLIGHTLY SMILING FACE) in “A 🙂 face, 🙂.”")


def test_what_is_not_seen_needs_no_glyph():
    assert all(has_glyph(character) for character in "\n\t\u200b\u2028")


def test_a_glyph_spells_the_letter_that_was_said():
    name = "DejaVuSans"
    with TTFont(file_of(name), lazy=True) as font:
        mu, ligature = (font.getGlyphID(font.getBestCmap()[ord(letter)]) for letter in "μﬁ")
    assert letters_of(name, mu, "μ") == "μ"
    assert letters_of(name, ligature, "") == "fi"
    assert letters_of(name, 0, "") == ""
    assert letters_of("No such font", 5, "") == ""
