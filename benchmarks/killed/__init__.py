"""Programs killed at random moments, and what the next call makes of what they leave.

works   a training, a sweep, a prediction and a report, small, with what each must come to
moments when they are killed: after a while, or as they write
readers who reads the files of a work all the while, and meets no half of one
trial   one killing: what outlived it, and what the next call came to
report  `python -m killed.report`: a report of two small notebooks, as `fer report` makes it
"""
