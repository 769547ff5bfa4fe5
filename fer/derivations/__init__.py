"""Question 6: three derivations as formulas, each checked against torch, and proved with symbols by sympy."""
