"""What figures, tables and equations may be called."""

import re

NAME = re.compile(r"\w+([.-]\w+)*")  # what every format can link to
