"""What a shell offers for a word that is being typed: recipes, settings, models, languages, formats, runs."""

from collections.abc import Iterable
from pathlib import Path

from typer import Context

from fer import recipes as known

RUNS = Path("reports/runs")  # where runs lie that nobody named another folder for


def recipes(incomplete: str) -> list[str]:
    """Of several with commas between, the last one is completed."""
    return _last_of_several(incomplete, known.RECIPES)


def models(incomplete: str) -> list[str]:
    return _last_of_several(incomplete, sorted({recipe.model for recipe in known.RECIPES.values()} | {"resnet"}))


def formats(incomplete: str) -> list[str]:
    return _last_of_several(incomplete, ["html", "pdf", "docx"])


def languages(incomplete: str) -> list[str]:
    return _starting(incomplete, ["en", "zh-TW"])


def settings(context: Context, incomplete: str) -> list[str]:
    """Those of the recipe that was named before, or of any that a data set may be trained by."""
    name = context.params.get("recipe")
    recipe = known.RECIPES.get(name or "cpu", known.CPU)
    return _starting(incomplete, [f"{setting}=" for setting in known.by_word(recipe)])


def runs(incomplete: str) -> list[str]:
    """Run folders in reports/runs, and in the folder that is being typed."""
    typed = Path(incomplete).expanduser()
    beside = typed if incomplete.endswith("/") else typed.parent
    folders = {RUNS, beside} if incomplete else {RUNS}
    found = [str(path.parent) for folder in folders if folder.is_dir() for path in sorted(folder.glob("*/config.json"))]
    return sorted(path for path in found if path.startswith(str(typed) if incomplete else ""))


def runs_and_released(incomplete: str) -> list[str]:
    return [*_starting(incomplete, ["released"]), *runs(incomplete)]


def _last_of_several(incomplete: str, words: Iterable[str]) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + word for word in _starting(last, words)]


def _starting(incomplete: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
