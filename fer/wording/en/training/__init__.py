"""Question 2 in English, a file a section of fer.training.findings."""
