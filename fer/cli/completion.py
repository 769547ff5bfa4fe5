"""What a shell offers for a word that is being typed: recipes, settings, models, languages, formats, runs."""

from collections.abc import Iterable
from pathlib import Path

from typer import Context

from fer import recipes as known
from fer.files import at_home
from fer.models.names import NETWORKS


def recipes(incomplete: str) -> list[str]:
    """Of several with commas between, the last one is completed."""
    return _last_of_several(incomplete, known.RECIPES)


def models(incomplete: str) -> list[str]:
    return _last_of_several(incomplete, NETWORKS)


def formats(incomplete: str) -> list[str]:
    from fer.report.asked import KNOWN  # here, as below: a shell asks for one kind of word at a time

    return _last_of_several(incomplete, KNOWN)


def languages(incomplete: str) -> list[str]:
    from fer.wording.load import languages as there_are

    return _starting(incomplete, there_are())


def settings(context: Context, incomplete: str) -> list[str]:
    """Those of the recipe that was named before, or of any that a data set may be trained by."""
    name = context.params.get("recipe")
    recipe = known.RECIPES.get(name or "cpu", known.CPU)
    return _starting(incomplete, [f"{setting}=" for setting in known.by_word(recipe)])


def runs(incomplete: str) -> list[str]:
    """Run folders where those lie that nobody named a folder for, and in the folder that is being typed."""
    from fer.training.plan import DEFAULT_RUN

    usual, typed = Path(DEFAULT_RUN).parent, at_home(incomplete)
    beside = typed if incomplete.endswith("/") else typed.parent
    folders = {usual, beside} if incomplete else {usual}
    found = [str(path.parent) for folder in folders if folder.is_dir() for path in sorted(folder.glob("*/config.json"))]
    return sorted(path for path in found if path.startswith(str(typed) if incomplete else ""))


def runs_and_released(incomplete: str) -> list[str]:
    return [*_starting(incomplete, ["released"]), *runs(incomplete)]


def _last_of_several(incomplete: str, words: Iterable[str]) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + word for word in _starting(last, words)]


def _starting(incomplete: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
