"""Question 4: which parts of a face does the network respond to, and which saliency maps can be trusted on that?

Read maps first, then the faces and parts that they are asked about, then the tests of the maps themselves.

maps           seven attribution methods, and the same on networks with random weights
selection      which faces are shown: by a rule, or by name
mean_maps      the mean map of a class
parts          brows, eyes, nose and mouth as masks
placement      means that also hold where the parts lie some pixels elsewhere
density        how densely maps cover each part
facs           whether they are denser where FACS expects the expression
agreement      how alike the maps of two methods are
plain_maps     maps that know nothing of a network: what the others have to beat
localisation   which methods find what decides, where that is known
planted        marks planted on faces, which decide what a small network answers
drawn_truth    drawn faces, of which it is known where the expression lies
randomisation  whether maps follow the weights
faithfulness   whether the answer hangs on what a map names: deletion and insertion
completeness   whether integrated gradients add up
repetition     whether SmoothGrad has settled
sensitivity    how far faint noise on a face moves its map
sparseness     how concentrated maps are
facts          what 04_saliency states
findings       which sentences those facts allow, a file a section
figures        maps of faces, means and parts, and the curves of the tests
"""
