"""The checker of annotations at run time: an int may stand where a float is asked for, as for every type checker."""

from beartype import BeartypeConf, beartype

checked = beartype(conf=BeartypeConf(is_pep484_tower=True))
