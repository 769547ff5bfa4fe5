"""Question 2 in the Chinese of Taiwan, a file a section of fer.training.findings."""
