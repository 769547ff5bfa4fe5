"""JupyterLab as `make lab` starts it: the project's kernel, no news, no look for updates, nothing kept in the home.

It listens on loopback, and asks for a token that is drawn at each start, as Jupyter does by itself. traitlets executes
this file and provides `c`.
"""

import os
from pathlib import Path

here = Path(__file__).resolve().parent
root = here.parents[1]
kept = root / "reports" / "lab"  # what a person changes in JupyterLab: its settings, and which files are open

# data/kernels/python3 is this interpreter under the project's name, and goes before a kernel of that name in the home
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(here / "data"), os.environ.get("JUPYTER_PATH")]))

c.ServerApp.ip = "localhost"  # noqa: F821
c.ServerApp.root_dir = str(root)  # noqa: F821
c.LabApp.default_url = "/lab/tree/notebooks/README.md"  # noqa: F821
c.LabApp.app_settings_dir = str(here / "settings")  # noqa: F821
c.LabApp.user_settings_dir = str(kept / "settings")  # noqa: F821
c.LabApp.workspaces_dir = str(kept / "workspaces")  # noqa: F821
c.LabApp.news_url = None  # noqa: F821
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"  # noqa: F821
c.LabApp.extension_manager = "readonly"  # noqa: F821
