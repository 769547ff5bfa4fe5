"""Executed notebooks signed for this person, as JupyterLab signs those that it ran itself.

Of a notebook without a signature JupyterLab shows no drawing until the person trusts it: its figures would be missing.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary

from fer.progress import remark


def sign(notebooks: Iterable[Path]) -> None:
    """Sign notebooks that this process executed, by the key in the person's Jupyter folder.

    Where that cannot be written a line on stderr says how to see the figures all the same.
    """
    try:
        with NotebookNotary() as notary:
            for path in notebooks:
                notary.sign(nbformat.read(path, as_version=4))
    except (OSError, sqlite3.Error) as fault:
        remark(f"the notebooks are not signed ({fault}): in JupyterLab, say Trust Notebook to see their figures")
