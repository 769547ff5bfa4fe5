"""The facts of several runs side by side."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb

from fer import recipes
from fer.gallery.facts import Gallery, Group, Pair, Side
from fer.recipes import RECIPES, Recipe
from fer.runs.run import Predictions, Run
from fer.statistics.classification import confusion, correct, recall_intervals
from fer.statistics.interval import Interval, share, together
from fer.statistics.order import order
from fer.statistics.tests import mcnemar
from fer.training import overfitting


def measure(runs: Mapping[str, Run]) -> Gallery:
    """The runs by the names that they have beside the page."""
    judged = [run.predictions(run.held_out()) for run in runs.values()]
    sides = tuple(_side(name, run, of) for (name, run), of in zip(runs.items(), judged, strict=True))
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, (side, of) in enumerate(zip(sides, judged, strict=True)):
        faces = (side.sha256, side.split, tuple(of.rows.tolist()), tuple(of.labels.tolist()))
        alike.setdefault(faces, []).append(place)
    shared = [places for places in alike.values() if len(places) > 1]
    pairs = sum(comb(len(places), 2) for places in shared)
    return Gallery(sides, tuple(_group(places, judged, pairs=pairs) for places in shared))


def _side(name: str, run: Run, judged: Predictions) -> Side:
    config, metrics, split = run.config, run.metrics(), run.held_out()
    right = correct(judged.logits, judged.labels)
    counts = confusion(judged.labels, judged.logits.argmax(axis=1))
    return Side(
        name=name,
        model=config.recipe.model,
        recipe=config.recipe.name,
        changed=_changed(config.recipe),
        seed=config.seed,
        epochs=run.epochs() if config.has_history else None,
        parameters=metrics.parameters,
        data=config.source(),
        sha256=config.sha256,
        synthetic=config.synthetic,
        faces_known=config.faces_known,
        split=split,
        faces=len(right),
        accuracy=share(int(right.sum()), len(right)),
        gap=_gap(run) if config.has_history else None,
        order=order(counts.diagonal(), counts.sum(axis=1)),
        recall=tuple(recall_intervals(counts)),
        counts=tuple(map(tuple, counts.tolist())),
    )


def _changed(recipe: Recipe) -> tuple[str, ...]:
    """The words that make the recipe of the one of that name; of a name that this program has not, none are known."""
    if recipe.name not in RECIPES:
        return ()
    return tuple(recipes.words_for(recipe, recipes.choose(recipe.name, model=recipe.model)))


def _gap(run: Run) -> Interval:
    n_train, n_val = overfitting.measured_on(run)
    found = overfitting.assess(run.history(), kept=run.metrics().best_epoch, n_train=n_train, n_val=n_val)
    return found.kept.gap.difference


def _group(places: Sequence[int], judged: Sequence[Predictions], *, pairs: int) -> Group:
    """Runs on the same faces; the intervals of so many `pairs`, of all groups, hold together."""
    right = {place: correct(judged[place].logits, judged[place].labels) for place in places}
    level = together(pairs)
    return Group(
        tuple(places),
        tuple(
            Pair(one, other, mcnemar(right[one], right[other], level=level)) for one, other in combinations(places, 2)
        ),
    )
