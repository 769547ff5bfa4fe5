"""The run folder: all that is kept of one trained network. Trainings write it, every other part only reads.

Read run first; it names the files of the folder.

run         Run: opens a finished run; predictions, weights, metrics, a chapter's facts
config      what was trained on what, and when two trainings are the same
metrics     how well the network does, and what its training took
seen        which faces a network has met, as hashes of their pixels
whereabouts where its faces lie on this machine
same_faces  the faces of a run, opened again
suspects    its held-out faces, ranked by how likely their labels are wrong
writer      the writing side: one process at a time, each file whole
files       files read so that absence and damage are one clear line
answers     what its networks say of faces, as they said it of its own
label       labels for faces that no run has met
contact_sheet  those faces, answers and probabilities as a picture
spreadsheets  csv files with names of strangers, none of which a spreadsheet takes for a formula
onnx_export the network as an ONNX file, for programs that have no torch
met         the faces it was trained on, to know them again among those
"""
