"""Question 4: which sentences its facts allow, a file a section of the chapter.

chosen         which faces are shown, and by what rule
maps           the maps that are averaged, and how far the methods agree
parts          which parts of the face the network looks at
facs           whether it looks where FACS expects the expression
localisation   which methods are ahead, where it is known what decides
planted        whether planted marks can judge them
drawn_truth    whether drawn faces can
randomisation  whether maps follow the weights, and which methods do that and find planted marks
faithfulness   whether the answer hangs on what the maps name
completeness   whether the averages behind the maps have settled
steadiness     whether maps hold still under faint noise, and how concentrated they are
means          what of a mean is told, and on which side of a number it surely lies
"""
