"""Question 4: which sentences its facts allow, a file a section of the chapter.

chosen         which faces are shown, and by what rule
maps           the maps that are averaged, and how far the methods agree
parts          whether the network looks at eyes and mouth
facs           whether it looks where FACS expects the expression
localisation   which method tells the truth
randomisation  whether maps follow the weights, and which methods do that and tell the truth
faithfulness   whether the answer hangs on what the maps name
completeness   whether integrated gradients add up
means          what of a mean is told, and on which side of a number it surely lies
"""
