"""The sentences of question 6 in Chinese, a file for each of fer/derivations/findings.

answers   do the formulas agree with torch?
examples  the words in and under the figures
evidence  proofs, edges and common mistakes
"""
