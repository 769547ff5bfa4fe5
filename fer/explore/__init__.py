"""One face at a time, asked of a run in a notebook: what does the network say of it, why, and what has it seen like it?

The notebook is no chapter of the report. Read look first; panel and picture_field alone know widgets.

subject        a run made ready: its network, its held-out faces, its training faces
memory         the training faces that lie nearest to a face, by the features that the answer is made of
covering       faces with a part, or a rectangle, under grey
look           all that is asked of one face
facts          what one look found
findings       what that allows to be said
pictures       which face is meant: one of the run, or a file of the person's own
figures        the face with its map and its seven probabilities, and faces in a row
panel          the widgets
picture_field  the one upon which a file is dropped
"""
