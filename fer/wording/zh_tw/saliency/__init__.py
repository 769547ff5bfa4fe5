"""Question 4 in the Chinese of Taiwan, a file a section of fer.saliency.findings.

chosen         which faces are shown, and by what rule
maps           what the methods are called, and how far they agree
parts          how much of the maps falls on each part of the face
facs           whether the maps lie where FACS expects the expression
localisation   which methods are ahead, where it is known what decides
planted        whether planted marks can judge the methods
drawn_truth    whether drawn faces can
randomisation  whether maps follow the weights
faithfulness   whether the answer hangs on what a map names
completeness   whether the averages behind the maps have settled
steadiness     whether maps hold still under faint noise, and how concentrated they are
"""
