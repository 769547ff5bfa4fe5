"""The fonts of the PDF hold what the report says."""

from fer.report.formats.fonts import check_glyphs


def test_fonts_hold_both_scripts_and_formulas():
    check_glyphs("Happy – “sad” ∂ℓ/∂x̂ ≤ ε → ŷ 快樂，憤怒")
