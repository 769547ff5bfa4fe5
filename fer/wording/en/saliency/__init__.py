"""Question 4 in English, a file a section of fer.saliency.findings."""
