"""The recipes, and all that can be set of one, as tables for the terminal."""

from collections.abc import Sequence

from fer import recipes, settings
from fer.models import names
from fer.models.build import defaults_of, options_of


def list_recipes() -> str:
    """A line a recipe: what it is for, its network and its epochs."""
    rows = [
        (name, recipes.PURPOSES.get(name, ""), f"{recipe.model}, {recipe.epochs} epochs")
        for name, recipe in recipes.RECIPES.items()
    ]
    return f"{_aligned(rows)}\n\nfer recipes NAME lists the settings of one of them."


def list_settings(name: str, *, model: str | None = None) -> str:
    """A line a setting: its name, its value in the recipe, what values it takes, and what it means.

    Another `model` brings that model's options. Raises InputError for an unknown recipe or model, and for the ensemble.
    """
    names.refuse_ensemble(model)
    recipe = recipes.choose(name, model=model)
    parts = {
        "training": (settings.kinds_of(recipe), vars(recipe)),
        "augmentation": (settings.kinds_of(recipe.augmentation), vars(recipe.augmentation)),
        f"network ({recipe.model})": (options_of(recipe.model), {**defaults_of(recipe.model), **recipe.model_options}),
    }
    tables = [("", [("setting", "value", "takes", "meaning")])] + [
        (
            title,
            [
                (setting, recipes.as_word(values[setting]), settings.range_of(kind), meaning)
                for setting, kind in kinds.items()
                if (meaning := settings.meaning_of(kind))
            ],
        )
        for title, (kinds, values) in parts.items()
    ]
    rows = [row for title, rows in tables for row in ([(title, "", "", "")] if title else []) + rows]
    head = f"{name}: {recipes.PURPOSES.get(name, '')}"
    return f"{head}\n\n{_aligned(rows)}\n\nfer train --recipe {name} --set {_example(recipe)} changes one of them."


def _example(recipe: recipes.Recipe) -> str:
    return f"epochs={max(1, recipe.epochs // 2)}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    """Columns as wide as their widest cell."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
