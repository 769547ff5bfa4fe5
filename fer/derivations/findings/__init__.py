"""What the facts of question 6 allow to be said.

answers   do the formulas agree with torch?
examples  what the worked cases show, in and under their figures
evidence  what proofs, edges and common mistakes say of them
"""
