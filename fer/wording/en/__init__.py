"""English. Modules mirror the findings whose sentences they word.

prose         how numbers, plurals and lists are written; here alone numbers are compared
document      cover, labels and appendix of the report
made_by       what made it: the lines of its last page
hand_in       what stands beside the report in a folder that is handed in
gallery       several runs side by side
ensemble      how a chapter on one network of several begins
ranking       which of several shares is highest and which lowest
data          the faces
architecture  question 1
training      question 2
confusion     question 3
saliency      question 4
filters       question 5
derivations   question 6
explore       the notebook to explore a run with
"""
