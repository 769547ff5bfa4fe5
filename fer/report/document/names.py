"""What figures, tables and equations may be called."""

import re

NAME = re.compile(r"\w+([.-]\w+)*")  # what every format can link to
COVER = "-cover.svg"  # the file of the cover's picture: no figure's name begins so
