"""Numbers from counted faces, each with its 95 % confidence interval, whatever question asks for them.

Read interval first, then classification; the others stand each by itself.

interval        Interval: a value between its bounds; shares of faces, and differences of shares
classification  from logits and labels to Scores: accuracy, loss, macro-F1 and recall of one split
macro           macro-F1, the mean of the classes' F1, with its interval
bootstrap       resamples of faces, where a statistic is no share
strata          a difference of two sorts of faces, class by class
clusters        shares of answers of which several are of one face
means           means and ratios over few faces, with Student's t intervals
ranks           correlation of ranks
tests           two networks on the same faces
order           which of several shares is highest and which lowest, and what chance leaves open of it
"""
