"""Several runs side by side: a report each, and one page that compares what they came to.

Read batch first.

asked     which runs may be asked for together
batch     a report of each run; one that fails leaves the others as they are
facts     what the page states
measure   the facts of several runs
findings  what these facts allow to be said: who is ahead, and whether anybody is
figures   accuracies, and confusion matrices beside one another
page      the page, index.html
"""
