"""Question 3 in English, a file a section of fer.confusion.findings."""
