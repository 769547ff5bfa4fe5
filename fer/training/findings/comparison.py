"""A training compared with others that were judged on the same faces: what the settings that differ bring.

Differences are the other training's value minus this one's.
"""

from collections.abc import Sequence
from typing import Any

from fer.findings.said import Name, Said, Table, say, tabulate
from fer.training.comparison import Comparison, Other, Outcome, Setting

CERTAIN = 0.05  # p of McNemar's test below which two accuracies differ
DRAWN = ("fold", "split_seed")  # settings that decide which faces are trained on


def labels(comparison: Comparison) -> list[Said]:
    """A name for each run, this one first: its folder's; numbered where two folders are called the same."""
    names = [outcome.name for outcome in (comparison.ours, *(other.outcome for other in comparison.others))]
    return [
        say("training.comparison.run_name", name=Name(name), number=k if names.count(name) > 1 else None)
        for k, name in enumerate(names, start=1)
    ]


def table(comparison: Comparison) -> Table:
    """A row for this run, then one for each other."""
    first, *names = labels(comparison)
    rows = [_row(first, comparison.ours, say("training.comparison.this_run"), split=comparison.split)]
    for name, other in zip(names, comparison.others, strict=True):
        differences = {"gaps": other.gap, "accuracies": other.paired.difference}
        rows.append(_row(name, other.outcome, _apart(other), split=comparison.split, **differences))
    return tabulate("training.comparison.table", rows)


def settings_table(comparison: Comparison) -> Table | None:
    """Each setting that differs from this run's anywhere, and its value in every run; None where nothing does."""
    ours = {setting.name: setting.ours for other in comparison.others for setting in other.settings}
    changed = [{setting.name: setting.theirs for setting in other.settings} for other in comparison.others]
    rows = [
        {
            "name": _name(name),
            "ours": _value(value),
            "labels": labels(comparison)[1:],
            "theirs": [_value(theirs.get(name, value)) for theirs in changed],
        }
        for name, value in ours.items()
    ]
    return tabulate("training.comparison.settings_table", rows) if rows else None


def alt(comparison: Comparison) -> Said:
    """Where the curves end and how low they came, for who does not see them."""
    outcomes = [comparison.ours, *(other.outcome for other in comparison.others)]
    return say(
        "training.comparison.alt",
        labels=labels(comparison),
        lowest=[outcome.val_lowest for outcome in outcomes],
        last=[outcome.val_last for outcome in outcomes],
    )


def verdicts(comparison: Comparison) -> list[list[Said]]:
    """A paragraph for each other run."""
    return [
        [
            say("training.comparison.of_run", run=name),
            _premise(other),
            _gap(other),
            _accuracy(other, split=comparison.split),
            _loss(comparison.ours, other.outcome),
            *_trade(other),
            _meaning(other),
        ]
        for name, other in zip(labels(comparison)[1:], comparison.others, strict=True)
    ]


def finding(comparison: Comparison) -> Said:
    """One sentence on the first of the other runs."""
    other = comparison.others[0]
    if other.kind == "one":
        changed = say("training.comparison.all_else_equal", setting=_setting(other.settings[0]))
    elif other.kind == "several":
        changed = say("training.comparison.settings_changed", number=len(other.settings))
    else:
        changed = say("training.comparison." + ("same_settings" if other.kind == "nothing" else "another_network"))
    return say(
        "training.comparison.finding",
        run=labels(comparison)[1],
        changed=changed,
        gap=other.gap,
        accuracy=other.paired.difference,
        p=other.paired.p,
    )


def _premise(other: Other) -> Said:
    """What sets the two trainings apart."""
    if not other.settings:
        return say("training.comparison.nothing_differs")
    if other.kind == "one":
        return say("training.comparison.one_differs", setting=_setting(other.settings[0]))
    names = [_name(setting.name) for setting in other.settings]
    if other.kind == "network":
        return say("training.comparison.networks_differ", settings=names)
    return say("training.comparison.several_differ", settings=names)


def _gap(other: Other) -> Said:
    """The difference of the gaps."""
    key = "gap_wider" if other.gap.low > 0 else "gap_narrower" if other.gap.high < 0 else "gap_open"
    return say(f"training.comparison.{key}", difference=other.gap)


def _accuracy(other: Other, *, split: str) -> Said:
    """The difference of the accuracies."""
    key = "accuracy_open" if not _differs(other) else "accuracy_better" if _better(other) else "accuracy_worse"
    return say(f"training.comparison.{key}", split=split, difference=other.paired.difference, p=other.paired.p)


def _loss(ours: Outcome, theirs: Outcome) -> Said:
    """Where the validation losses are lowest, and where they end."""
    return say("training.comparison.loss", theirs=_course(theirs), ours=_course(ours))


def _course(outcome: Outcome) -> dict[str, float | int]:
    return {
        "lowest": outcome.val_lowest,
        "epoch": outcome.lowest_epoch,
        "epochs": outcome.epochs,
        "last": outcome.val_last,
    }


def _trade(other: Other) -> list[Said]:
    """What a change of the gap means beside that of the accuracy; it is no good of its own."""
    better = _differs(other) and _better(other)
    if other.gap.high < 0 and not better:
        return [say("training.comparison." + ("narrower_and_worse" if _differs(other) else "narrower_alone"))]
    if other.gap.low > 0 and better:
        return [say("training.comparison.wider_and_better")]
    return []


def _meaning(other: Other) -> Said:
    """What may be concluded, and what not."""
    if other.kind == "nothing":
        return say("training.comparison.repeated")
    if other.kind == "network":
        return say("training.comparison.of_networks")
    if other.kind == "several":
        return say("training.comparison.brought_together")
    name = other.settings[0].name
    if not (other.gap.low > 0 or other.gap.high < 0 or _differs(other)):
        return say("training.comparison.nothing_shown", setting=_name(name))
    if name == "seed":
        return say("training.comparison.seed_alone")
    if name in DRAWN:
        return say("training.comparison.draw_alone")
    if name == "train_faces":
        return say("training.comparison.number_of_faces")
    return say("training.comparison.brought", setting=_name(name))


def _differs(other: Other) -> bool:
    """Can the two accuracies be told apart?"""
    low, high = other.paired.difference[1:]
    return other.paired.p < CERTAIN and not low <= 0 <= high


def _better(other: Other) -> bool:
    return other.paired.difference.low > 0


def _row(name: Said, outcome: Outcome, apart: Said, **values: Any) -> dict[str, Any]:
    """One run's row; `values` are the split and, of another run, the differences of gaps and accuracies."""
    measured = {"gap": outcome.gap, "accuracy": outcome.accuracy}
    return {"run": name, "apart": apart, **measured, "gaps": None, "accuracies": None, **values}


def _apart(other: Other) -> Said:
    """In what the other training differs, in a word."""
    if not other.settings:
        return say("training.comparison.nothing")
    if len(other.settings) == 1:
        return _name(other.settings[0].name)
    return say("training.comparison.settings", number=len(other.settings))


def _setting(setting: Setting) -> Said:
    names = {"name": _name(setting.name), "theirs": _value(setting.theirs), "ours": _value(setting.ours)}
    return say("training.comparison.setting", **names)


def _name(name: str) -> Said:
    """A setting as one writes it after --set; those of the faces in words."""
    return say("training.comparison.setting_name", name=name.removeprefix("model."))


def _value(value: object) -> Said:
    """A setting's value; one of several networks is not written out."""
    if value is None:
        return say("training.comparison.no_value")
    if isinstance(value, bool):
        return say("training.comparison.switch", on=value)
    if isinstance(value, list | tuple):
        return _values(value)
    if isinstance(value, int):
        return say("training.comparison.number", number=value)
    return say("training.comparison.plain", value=value)


def _values(values: Sequence[object]) -> Said:
    if any(isinstance(value, list | tuple) for value in values):
        return say("training.comparison.several_networks")
    return say("training.comparison.values", values=[_value(value) for value in values])
