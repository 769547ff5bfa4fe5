"""Question 2, evidence: a training compared with others that were judged on the same faces.

Differences are the other training's value minus this one's.
"""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, interval_cell, listed, p_value, points_interval

_SETTINGS = {"train_faces": "training faces", "split_seed": "split seed"}


def names() -> dict[str, str]:
    """The words in the figure."""
    return {"epoch": "epoch", "loss": "cross-entropy (nats)", "accuracy": "accuracy"}


def heading() -> str:
    return "### Beside other trainings"


def method() -> str:
    return (
        "What does a measure against overfitting bring? The other runs were judged on the same faces, so the two "
        "networks are compared face by face: the difference in accuracy has the interval of Agresti & Min (2005), p is "
        "McNemar's (McNemar, 1947; exact). Gap and accuracy are those of the epoch that was kept, of several networks "
        "the gap at the best epoch of their mean curves; the gap is over all validation faces, a single view of each. "
        "The interval of the difference of two gaps is put together from theirs (as in Newcombe, 1998) as if all four "
        "shares were of different faces, and so is rather too wide. Each comparison may err by itself, and of "
        "several one errs more easily ([@tab:beside], [@fig:beside])."
    )


def table(
    split: str,
    run: str,
    apart: str,
    gap: Interval,
    gaps: Interval | None,
    accuracy: Interval,
    accuracies: Interval | None,
) -> dict[str, str]:
    """One run; this one has no difference, `gaps` or `accuracies`, from itself."""
    return {
        "Run": run,
        "Differs in": apart,
        "Gap (points)": interval_cell(gap, between=" to "),
        "Difference of gaps": interval_cell(gaps, between=" to "),
        f"Accuracy, {SPLITS[split]} (%)": interval_cell(accuracy),
        "Difference (points)": interval_cell(accuracies, between=" to "),
    }


def table_caption() -> str:
    return (
        "This run beside others: gap between training and validation accuracy, and accuracy, both of the weights kept, "
        "with 95\N{NO-BREAK SPACE}% intervals. Differences are the other run's minus this one's."
    )


def settings_table(name: str, ours: str, labels: Sequence[str], theirs: Sequence[str]) -> dict[str, str]:
    """One setting; `labels` are the other runs' names."""
    return {"Setting": name, "this run": ours, **dict(zip(labels, theirs, strict=True))}


def settings_caption() -> str:
    return "The settings in which the trainings differ."


def figure_caption() -> str:
    return "Loss and accuracy of each training: validation faces in full lines, training faces dotted."


def run_name(name: str, number: int | None) -> str:
    return name if number is None else f"{name} ({number})"


def this_run() -> str:
    return "this run"


def nothing() -> str:
    return "nothing"


def settings(number: int) -> str:
    return count(number, "setting")


def setting(name: str, theirs: str, ours: str) -> str:
    return f"{name} {theirs} in place of {ours}"


def setting_name(name: str) -> str:
    return _SETTINGS.get(name, name)


def no_value() -> str:
    return "none"


def switch(on: bool) -> str:
    return "yes" if on else "no"


def number(number: int) -> str:
    return count(number)


def plain(value: float | str) -> str:
    return str(value)


def values(values: Sequence[str]) -> str:
    return ", ".join(values)


def several_networks() -> str:
    return "several networks"


def of_run(run: str) -> str:
    return f"**{run}.**"


def nothing_differs() -> str:
    return "Nothing differs: the two have the same recipe, seed and training faces."


def one_differs(setting: str) -> str:
    return f"One thing differs: {setting}."


def networks_differ(settings: Sequence[str]) -> str:
    return f"The networks differ ({listed(settings)}), so this is no comparison of measures."


def several_differ(settings: Sequence[str]) -> str:
    return f"{count(len(settings))} settings differ ({listed(settings)}; [@tab:beside-settings])."


def gap_wider(difference: Interval) -> str:
    return f"{_gap(difference)}: it is wider."


def gap_narrower(difference: Interval) -> str:
    return f"{_gap(difference)}: it is narrower."


def gap_open(difference: Interval) -> str:
    return f"{_gap(difference)}: no difference is shown."


def accuracy_open(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}: the two cannot be told apart."


def accuracy_better(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}: it is better."


def accuracy_worse(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}: it is worse."


def loss(theirs: Mapping[str, float], ours: Mapping[str, float]) -> str:
    """Each: lowest, at epoch, of epochs, last."""
    return (
        f"Its validation loss is lowest at {theirs['lowest']:.2f} (epoch {theirs['epoch']} of {theirs['epochs']}) and "
        f"ends at {theirs['last']:.2f}; here these are {ours['lowest']:.2f} (epoch {ours['epoch']} of "
        f"{ours['epochs']}) and {ours['last']:.2f}."
    )


def narrower_and_worse() -> str:
    return "The gap is narrower, but less is right on other faces too."


def narrower_alone() -> str:
    return "The gap is narrower, but that this gains anything on other faces is not shown."


def wider_and_better() -> str:
    return "The gap is wider, and yet more is right on other faces: a gap alone is no harm."


def repeated() -> str:
    return "So whatever differs is what the same training brings when it is done again."


def of_networks() -> str:
    return "What each of the settings brings cannot be read from it."


def brought_together() -> str:
    return (
        "With these two trainings this is what they bring together; which of them does it cannot be told: for that, "
        "train with one changed at a time (`--set`)."
    )


def nothing_shown(setting: str) -> str:
    return f"So {setting} brings nothing here that these faces could show; that it brings nothing is not shown either."


def seed_alone() -> str:
    return "The seed alone does this: a measure has to bring more to be told from it."


def draw_alone() -> str:
    return "The draw of the training faces alone does this: a measure has to bring more to be told from it."


def number_of_faces() -> str:
    return "This is what the number of training faces does, for one seed: another may move both."


def brought(setting: str) -> str:
    return (
        f"So this is what {setting} brings here, for one seed: another seed moves a network too, by an amount that two "
        "trainings cannot tell."
    )


def same_settings() -> str:
    return "the same settings"


def all_else_equal(setting: str) -> str:
    return f"{setting}, all else equal"


def settings_changed(number: int) -> str:
    return f"{count(number, 'setting')} changed"


def another_network() -> str:
    return "another network"


def finding(run: str, changed: str, gap: Interval, accuracy: Interval, p: float) -> str:
    return (
        f"Beside this training, {run} ({changed}) has a gap that differs by {points_interval(*gap)} and an accuracy "
        f"that differs by {points_interval(*accuracy)}, {p_value(p)}."
    )


def _gap(difference: Interval) -> str:
    return f"Its gap differs from this run's by {points_interval(*difference)}"


def _accuracy(split: str, difference: Interval, p: float) -> str:
    return f"Its accuracy on the {SPLITS[split]} faces differs by {points_interval(*difference)}, {p_value(p)}"
