"""The data: what the faces are, how many of each class, and which occur more than once.

Read emotions and faces first, then source, which opens a path; check, facts and findings are the chapter.

emotions     the seven classes: order, names, colours, facial action units
classes      what a source calls its classes, and what a person says of names and numbers that are not known
faces        Faces: images, labels, splits and origin, the one form in which data enters
source       faces from a path of any layout, or the drawn ones
layouts      the layouts of csv and image files that are known, and how they are told apart
synthetic    faces drawn from facial action units
array_cache  what takes long to read, draw or search, kept under a hash of what it was made from
photographs  faces found in photographs, turned upright and cut
splits       train, val and test; folds of cross-validation; fewer training faces
twins        faces that are equal in every pixel
suspects     labels that may be wrong, by what a network says of them
examples     faces and mean faces that stand for a class
check        counts of a source, and the same as text for a terminal
facts        what 00_data states of a run's faces, and how it is measured
findings     which sentences those facts allow, a file a section
figures      bars of the class counts, galleries, mean faces
"""
