"""Numbers from counted faces, each with its 95 % confidence interval, whatever question asks for them.

Read interval first, then classification; the others stand each by itself.

interval        Interval: a value between its bounds; shares of faces, and differences of shares
classification  from logits and labels to Scores: accuracy, loss, macro-F1 and recall of one split
bootstrap       intervals by resampling faces, where a statistic is no share
means           means and ratios over few faces, with Student's t intervals
ranks           correlation of ranks, with its interval
tests           two networks on the same faces
order           which intervals overlap, and what of an order is open
"""
