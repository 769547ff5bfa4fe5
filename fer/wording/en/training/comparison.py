"""Question 2, evidence: a training compared with others that were judged on the same faces.

Differences are the other training's value minus this one's.
"""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, in_words, listed, points_interval
from fer.wording.numbers import interval_cell, p_value

_SETTINGS = {"train_faces": "training faces", "split_seed": "split seed"}


def names() -> dict[str, str]:
    """The words in the figure."""
    return {"epoch": "epoch", "loss": "loss (cross-entropy, nats)", "accuracy": "accuracy (%)"}


def heading() -> str:
    return "### Beside other trainings"


def method() -> str:
    return (
        "What does a measure against overfitting bring? The other runs were judged on the same faces, so two networks "
        "are compared face by face. The difference in accuracy has the interval of @agresti2005; p is that of "
        "McNemar's exact test [@mcnemar1947]. Gap and accuracy are those of the kept epoch, over all validation faces "
        "with one view of each. Of several networks, the gap is that at the best epoch of their mean curves. The "
        "interval of the difference of two gaps combines theirs [@newcombe1998] as if all faces were different, so it "
        "is rather too wide. Nothing is corrected for the number of comparisons ([@tab:beside], [@fig:beside])."
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
        "This run beside others: the gap between training and validation accuracy, and accuracy, of the kept weights, "
        "with 95\N{NO-BREAK SPACE}% intervals. Differences are the other run's minus this one's."
    )


def settings_table(name: str, ours: str, labels: Sequence[str], theirs: Sequence[str]) -> dict[str, str]:
    """One setting; `labels` are the other runs' names."""
    return {"Setting": name, "this run": ours, **dict(zip(labels, theirs, strict=True))}


def settings_caption() -> str:
    return "The settings in which the trainings differ."


def figure_caption() -> str:
    return "Loss and accuracy of each training: validation solid with markers, training dotted."


def alt(labels: Sequence[str], lowest: Sequence[float], last: Sequence[float]) -> str:
    """Of each training the lowest and the last validation loss."""
    each = [f"{label}: lowest {low:.2f}, last {end:.2f}" for label, low, end in zip(labels, lowest, last, strict=True)]
    number = in_words(len(labels))
    return f"Two line charts, loss and accuracy of {number} trainings. Validation loss of {'; of '.join(each)}."


def run_name(name: str, number: int | None) -> str:
    return name if number is None else f"{name} ({number})"


def this_run() -> str:
    return "this run"


def nothing() -> str:
    return "nothing"


def settings(number: int) -> str:
    return count(number, "setting")


def setting(name: str, theirs: str, ours: str) -> str:
    return f"{name} {theirs} instead of {ours}"


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
    return f"One setting differs: {setting}."


def networks_differ(settings: Sequence[str]) -> str:
    return f"The networks differ ({listed(settings)}), so the effect of a single measure cannot be seen."


def several_differ(settings: Sequence[str]) -> str:
    return f"{count(len(settings))} settings differ ({listed(settings)}; [@tab:beside-settings])."


def gap_wider(difference: Interval) -> str:
    return f"Its gap is **wider**: the difference is {points_interval(*difference)}."


def gap_narrower(difference: Interval) -> str:
    return f"Its gap is **narrower**: the difference is {points_interval(*difference)}."


def gap_open(difference: Interval) -> str:
    return f"A difference of the gaps is not shown: it is {points_interval(*difference)}."


def accuracy_open(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}, which is not significant."


def accuracy_better(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}: it is **better**."


def accuracy_worse(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}: it is **worse**."


def loss(theirs: Mapping[str, float], ours: Mapping[str, float]) -> str:
    """Each: lowest, at epoch, of epochs, last."""
    return f"Its validation loss is {_course(theirs)}; this run's is {_course(ours)}."


def narrower_and_worse() -> str:
    return "The gap is narrower, but accuracy on other faces is lower, too."


def narrower_alone() -> str:
    return "The gap is narrower, but a gain on other faces is not shown."


def wider_and_better() -> str:
    return "The gap is wider, yet accuracy on other faces is higher: a gap alone does no harm."


def repeated() -> str:
    return "So the differences are those of one training done twice."


def of_networks() -> str:
    return "The effect of each setting cannot be read from it."


def brought_together() -> str:
    return (
        "This is the joint effect of these settings, for these two trainings. To separate them, train with one changed "
        "at a time (`--set`)."
    )


def nothing_shown(setting: str) -> str:
    return f"An effect of {setting} is not shown on these faces, nor that there is none."


def seed_alone() -> str:
    return "The seed alone does this: a measure must do more before its effect can be seen."


def draw_alone() -> str:
    return (
        "The random choice of the training faces alone does this: a measure must do more before its effect can be seen."
    )


def number_of_faces() -> str:
    return "This is the effect of the number of training faces, for one seed; another seed may change both runs."


def brought(setting: str) -> str:
    return (
        f"This is the effect of {setting} for one seed. Another seed changes a network, too; how much, two trainings "
        "cannot show."
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
        f"Compared with this run, {run} ({changed}) differs in its gap by {points_interval(*gap)} and in its accuracy "
        f"by {points_interval(*accuracy)}, {p_value(p)}."
    )


def _accuracy(split: str, difference: Interval, p: float) -> str:
    return f"Its accuracy on the {SPLITS[split]} faces differs by {points_interval(*difference)}, {p_value(p)}"


def _course(of: Mapping[str, float]) -> str:
    return f"lowest at {of['lowest']:.2f} (epoch {of['epoch']} of {of['epochs']}) and ends at {of['last']:.2f}"
