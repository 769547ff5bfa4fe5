"""Question 5 in English: what activates the filters. A file a section of fer.filters.findings."""
