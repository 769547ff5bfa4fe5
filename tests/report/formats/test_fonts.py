"""The fonts of the PDF hold what the report says, and what they do not hold is replaced."""

from fer.report.formats.fonts import BOX, has_glyph, with_glyphs


def test_fonts_hold_both_scripts_formulas_and_the_box():
    text = f"Happy – “sad” ∂ℓ/∂x̂ ≤ ε → ŷ 快樂，憤怒{BOX}"
    assert with_glyphs(text) == (text, [])


def test_a_character_without_a_glyph_becomes_a_box_and_is_named():
    text, (line,) = with_glyphs("A 🙂 face, 🙂.")
    assert text == f"A {BOX} face, {BOX}."
    assert line.startswith("no font has the character 🙂 (U+1F642, SLIGHTLY SMILING FACE) in “A 🙂 face, 🙂.”")


def test_what_is_not_seen_needs_no_glyph():
    assert all(has_glyph(character) for character in "\n\t\u200b\u2028")
