"""The code of a person's own network, named module:function: whether it may run, where it lies, and what it was.

A run folder is data, and data choose no code. The name that a run's config holds is imported only where a person has
named the very same: by --model on this command line, or in the environment variable FER_MODEL (several with commas
between), which notebooks and the processes that train inherit. So a run folder that somebody sent can have nothing
imported that its reader did not name. The module is looked for in the folder where the person stands
(FER_MODEL_FOLDER holds it for processes that start elsewhere), then among what is installed, and never in a run folder.
What a named module does is its owner's business: it runs as any program does, and so does its function, which is given
the options that its own signature has, and no others.
"""

import hashlib
import importlib
import importlib.util
import inspect
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, get_type_hints

from fer.errors import InputError

NAMED, FOLDER = "FER_MODEL", "FER_MODEL_FOLDER"  # environment variables
_READ = (bool, int, float, str)  # types of options that a word can give


def is_own(name: str) -> bool:
    """Is this the name of a person's own network, not one of the program's?"""
    return ":" in name


def allow(name: str | None) -> None:
    """Note that the person named this network, here and for the processes started from here; nothing of others."""
    if name is not None and is_own(name):
        os.environ[NAMED] = ",".join(dict.fromkeys([*_allowed(), name]))
        os.environ.setdefault(FOLDER, str(Path.cwd()))


def variables() -> dict[str, str]:
    """What a process that stands elsewhere needs in its environment to run what was named here; else nothing."""
    if not _allowed():
        return {}
    return {NAMED: os.environ[NAMED], FOLDER: str(Path(os.environ.get(FOLDER) or Path.cwd()).absolute())}


def load(name: str) -> Callable[..., Any]:
    """The function, or class, that a person named. Raises InputError where it was not named, is not there or fails."""
    module_name, _, function_name = name.partition(":")
    parts = module_name.split(".")
    if not all(part.isidentifier() for part in [*parts, function_name]) or parts[-1] == "py":
        raise InputError(f"model '{name}': write it as module:function, such as mynets:small for small in mynets.py")
    if name not in _allowed():
        raise InputError(
            f"model '{name}': code that does not come with this program; run it by naming it, with --model {name} or "
            f"the environment variable {NAMED}, from the folder where {module_name.split('.')[0]} lies"
        )
    module = _imported(module_name, name)
    function = getattr(module, function_name, None)
    if not callable(function):
        known = [key for key, value in vars(module).items() if callable(value) and _module_of(value) == module.__name__]
        have = f"; it has {', '.join(known)}" if known else ""
        raise InputError(f"model '{name}': {_place(module)} has no function '{function_name}'{have}")
    return function


def digest(name: str) -> str:
    """SHA-256 of the file in which the function stands. Raises InputError as `load` does, and where there is none."""
    function = load(name)
    module = sys.modules[_module_of(function) or name.partition(":")[0]]
    try:
        return hashlib.sha256(inspect.getsource(module).encode()).hexdigest()
    except (OSError, TypeError) as cause:
        raise InputError(
            f"model '{name}': the code of {_place(module)} cannot be read; keep it in a .py file"
        ) from cause


def files_of(name: str) -> dict[str, Path]:
    """The code of a network, to take along: each file by its place below the folder from which it is imported.

    Those are the module's, its whole package's where it is in one, and where it lies in the person's own folder those
    of its neighbours there that have been imported. Raises InputError as `load` does, and where there is no file.
    """
    load(name)
    top = sys.modules[name.partition(":")[0].partition(".")[0]]
    if getattr(top, "__file__", None) is None:
        raise InputError(f"model '{name}': the code of {_place(top)} cannot be read; keep it in a .py file")
    file = Path(str(top.__file__)).resolve()
    folder = file.parents[1] if file.stem == "__init__" else file.parent
    files = [file] if file.parent == folder else sorted(file.parent.rglob("*.py"))
    if folder == Path(os.environ.get(FOLDER) or Path.cwd()).resolve():
        files += [path for path in map(_neighbour, list(sys.modules.items())) if path and folder in path.parents]
    return {path.relative_to(folder).as_posix(): path for path in files}


def options_of(name: str) -> dict[str, Any]:
    """The parameters of the function that a word can set, each with its type: as annotated, else that of its default.

    Raises InputError as `load` does, where it tells no parameters, and for one without a default, which nothing gives.
    """
    function = load(name)
    try:
        parameters = inspect.signature(function).parameters
    except (TypeError, ValueError) as cause:  # of some that are written in C
        raise InputError(f"model '{name}': its parameters cannot be read; call it in a function of your own") from cause
    try:
        hints = get_type_hints(function)
    except Exception:  # an annotation may be any expression: one that cannot be read tells nothing
        hints = {}
    options = {}
    for key, parameter in parameters.items():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if parameter.default is parameter.empty or parameter.kind is parameter.POSITIONAL_ONLY:
            raise InputError(f"model '{name}': its parameter '{key}' has no default; give it one")
        for kind in (hints.get(key), type(parameter.default)):
            if kind in _READ:
                options[key] = Annotated[kind, f"of {name} itself"]
                break
    return options


def _allowed() -> list[str]:
    return [name for name in os.environ.get(NAMED, "").split(",") if name]


def _imported(module_name: str, name: str) -> ModuleType:
    folder, top = Path(os.environ.get(FOLDER) or Path.cwd()), module_name.split(".")[0]
    here = (folder / f"{top}.py").is_file() or (folder / top).is_dir()
    try:
        with _first_on_path(folder if here else None):
            _refuse_of_run(top, name)
            return importlib.import_module(module_name)
    except InputError:
        raise
    except ModuleNotFoundError as cause:
        if cause.name and f"{module_name}.".startswith(f"{cause.name}."):
            raise InputError(
                f"model '{name}': no module {cause.name} in {folder} or among what is installed; go to its folder"
            ) from cause
        raise InputError(f"model '{name}': {_told(cause)}") from cause
    except (Exception, SystemExit) as cause:  # a person's module may raise anything
        raise InputError(f"model '{name}': {_told(cause)}") from cause


def _refuse_of_run(top: str, name: str) -> None:
    """Raise InputError where the module that would be imported lies in a run folder."""
    spec = importlib.util.find_spec(top)
    places = [] if spec is None else [spec.origin, *(spec.submodule_search_locations or ())]
    for path in (path for place in places if place for path in Path(place).absolute().parents):
        if (path / "config.json").is_file() and (path / "status.json").is_file():
            raise InputError(f"model '{name}': no code is taken from a run folder ({path}); move it to another")


@contextmanager
def _first_on_path(folder: Path | None) -> Iterator[None]:
    """A script's folder comes first for what it imports; behind, it stays last, for what its functions import later."""
    if folder is None:
        yield
        return
    importlib.invalidate_caches()
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        if str(folder) not in sys.path:
            sys.path.append(str(folder))


def told(cause: BaseException) -> str:
    """What was raised, in a line, and where in its file."""
    lines = str(cause).strip().splitlines()
    return ": ".join([type(cause).__name__, *lines[:1]])


def _told(cause: BaseException) -> str:
    """The same of an import, with the line of the file that was being imported."""
    if isinstance(cause, SyntaxError):
        return f"cannot be imported: {type(cause).__name__}: {cause.msg} ({cause.filename}, line {cause.lineno})"
    frames = [frame for frame in traceback.extract_tb(cause.__traceback__) if "importlib" not in frame.filename]
    where = f" ({frames[-1].filename}, line {frames[-1].lineno})" if frames else ""
    return f"cannot be imported: {told(cause)}{where}"


def _neighbour(imported: tuple[str, object]) -> Path | None:
    """The file of a module that lies where its name says, below a folder on Python's path; none of this program."""
    name, module = imported
    file = getattr(module, "__file__", None)
    if not isinstance(file, str) or not file.endswith(".py") or name.partition(".")[0] == "fer":
        return None
    path, place = Path(file).resolve(), Path(*name.split("."))
    base = path.parent if path.stem == "__init__" else path.with_suffix("")
    installed = "site-packages" in path.parts
    return path if not installed and base.parts[-len(place.parts) :] == place.parts else None


def _module_of(function: object) -> str | None:
    return getattr(function, "__module__", None)


def _place(module: ModuleType) -> str:
    return getattr(module, "__file__", None) or f"module {module.__name__}"
