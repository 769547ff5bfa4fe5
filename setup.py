"""What pyproject.toml cannot say: the wheel carries the notebooks, which lie beside the package in a checkout."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

NOTEBOOKS = Path(__file__).parent / "notebooks"
ONLY_IN_A_CHECKOUT = shutil.ignore_patterns("lab", ".*", "__pycache__")


class BuildWithNotebooks(build_py):
    """Copies notebooks/ into the package, as fer.report.run.notebooks looks for it there; an editable one has it."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            packed = Path(self.build_lib, "fer", "notebooks")
            shutil.rmtree(packed, ignore_errors=True)  # those of an earlier build
            shutil.copytree(NOTEBOOKS, packed, ignore=ONLY_IN_A_CHECKOUT)


setup(cmdclass={"build_py": BuildWithNotebooks})
