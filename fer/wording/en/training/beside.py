"""Question 2, evidence: this run beside others that were judged on the same faces.

`facts` is what 02_training writes; here "beside" is read, a list of Beside as dictionaries, "account",
this run's own Account, and "held_out", the split of the accuracies. Differences are the other run's minus this one's.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from fer.wording.en.prose import count, interval_cell, listed, p_value, points_interval

CERTAIN = 0.05
_SPLITS = {"val": "validation"}
_DRAWN = ("fold", "split seed")  # that decide which faces are trained on


def heading() -> str:
    return "### Beside other trainings"


def method(facts: Mapping) -> str:
    return (
        "What does a measure against overfitting bring? The other runs were judged on the same faces, so the two "
        "networks are compared face by face: the interval of the difference in accuracy is a bootstrap over faces, p "
        "is McNemar's (McNemar, 1947; exact). The gaps are those of the last epoch; the interval of their difference "
        "is put together from the two (as in Newcombe, 1998) as if all four shares were of different faces, and so is "
        "rather too wide ([@tab:beside], [@fig:beside])."
    )


def table(facts: Mapping) -> pd.DataFrame:
    """A row for this run, then one for each other."""
    split = _SPLITS.get(facts["held_out"], facts["held_out"])
    columns = [
        "Run", "Differs in", "Gap at the end (points)", "Difference of gaps",
        f"Accuracy, {split} (%)", "Difference (points)",
    ]  # fmt: skip
    first, *names = labels(facts)
    rows = [_row(first, facts["account"], "this run", None, None)]
    for name, other in zip(names, facts["beside"], strict=True):
        rows.append(_row(name, other["run"], _apart(other), other["gap"], other["paired"]["difference"]))
    return pd.DataFrame(rows, columns=columns)


def table_caption(facts: Mapping) -> str:
    return (
        "This run beside others: gap between training and validation accuracy at the last epoch, and accuracy of the "
        "weights kept, with 95\N{NO-BREAK SPACE}% intervals. Differences are the other run's minus this one's."
    )


def settings_table(facts: Mapping) -> pd.DataFrame:
    """Each setting that differs from this run's anywhere, and its value in every run; empty where nothing does."""
    others = facts["beside"]
    ours = {setting["name"]: setting["ours"] for other in others for setting in other["settings"]}
    rows = []
    for name, value in ours.items():
        theirs = ({setting["name"]: setting["theirs"] for setting in other["settings"]} for other in others)
        rows.append([_name(name), _value(value), *(_value(of.get(name, value)) for of in theirs)])
    return pd.DataFrame(rows, columns=["Setting", "this run", *labels(facts)[1:]])


def settings_caption() -> str:
    return "The settings in which the trainings differ."


def labels(facts: Mapping) -> list[str]:
    """A name for each run, this one first: its folder's; numbered where two folders are called the same."""
    names = [facts["account"]["name"], *(other["run"]["name"] for other in facts["beside"])]
    return [f"{name} ({k + 1})" if names.count(name) > 1 else name for k, name in enumerate(names)]


def figure_names() -> dict[str, str]:
    return {"epoch": "epoch", "loss": "cross-entropy (nats)", "accuracy": "accuracy"}


def figure_caption() -> str:
    return "Loss and accuracy of each training: validation faces in full lines, training faces dotted."


def verdicts(facts: Mapping) -> str:
    """A paragraph for each other run."""
    names = labels(facts)[1:]
    return "\n\n".join(_verdict(other, name, facts) for other, name in zip(facts["beside"], names, strict=True))


def _verdict(other: Mapping, name: str, facts: Mapping) -> str:
    gap, paired = other["gap"], other["paired"]
    measured = (
        f"{_gap_sentence(gap)} {_accuracy_sentence(paired, facts)} {_loss_sentence(facts['account'], other['run'])}"
    )
    return f"**{name}.** {_premise(other)} {measured} {_trade(gap, paired)}{_meaning(other)}"


def finding(facts: Mapping) -> str:
    """One sentence on the first of the other runs."""
    other, name = facts["beside"][0], labels(facts)[1]
    what = {
        "nothing": "the same settings",
        "one": f"{_setting(other['settings'][0])}, all else equal" if other["settings"] else "",
        "several": f"{count(len(other['settings']), 'setting')} changed",
        "network": "another network",
    }[other["kind"]]
    accuracy = points_interval(*other["paired"]["difference"])
    return (
        f"Beside this training, {name} ({what}) has a gap that differs by {points_interval(*other['gap'])} and an "
        f"accuracy that differs by {accuracy}, {p_value(other['paired']['p'])}."
    )


def _trade(gap: Sequence[float], paired: Mapping) -> str:
    """What a change of the gap means beside that of the accuracy; it is no good of its own."""
    shown = paired["p"] < CERTAIN
    better = shown and paired["first"] > paired["second"]
    if gap[2] < 0 and not better:
        lost = "less is right on other faces too" if shown else "that this gains anything on other faces is not shown"
        return f"Less is learnt by heart, but {lost}. "
    if gap[1] > 0 and better:
        return "More is learnt by heart, and yet more is right on other faces: a gap alone is no harm. "
    return ""


def _premise(other: Mapping) -> str:
    """What sets the two trainings apart."""
    settings = other["settings"]
    if not settings:
        return "Nothing differs: the two have the same recipe, seed and training faces."
    names = listed([_name(setting["name"]) for setting in settings])
    if other["kind"] == "one":
        return f"One thing differs: {_setting(settings[0])}."
    if other["kind"] == "network":
        return f"The networks differ ({names}), so this is no comparison of measures."
    return f"{count(len(settings)).capitalize()} settings differ ({names}; [@tab:beside-settings])."


def _gap_sentence(gap: Sequence[float]) -> str:
    """The difference of the gaps."""
    text = f"Its gap differs from this run's by {points_interval(*gap)}: "
    if gap[1] > 0:
        return text + "it is wider."
    if gap[2] < 0:
        return text + "it is narrower."
    return text + "no difference is shown."


def _accuracy_sentence(paired: Mapping, facts: Mapping) -> str:
    split = _SPLITS.get(facts["held_out"], facts["held_out"])
    differs = f"{points_interval(*paired['difference'])}, {p_value(paired['p'])}"
    text = f"Its accuracy on the {split} faces differs by {differs}: "
    if paired["p"] >= CERTAIN:
        return text + "the two cannot be told apart."
    return text + ("it is better." if paired["first"] > paired["second"] else "it is worse.")


def _loss_sentence(ours: Mapping, theirs: Mapping) -> str:
    return (
        f"Its validation loss is lowest at {theirs['val_lowest']:.2f} (epoch {theirs['lowest_epoch']} of "
        f"{theirs['epochs']}) and ends at {theirs['val_last']:.2f}; here these are {ours['val_lowest']:.2f} (epoch "
        f"{ours['lowest_epoch']} of {ours['epochs']}) and {ours['val_last']:.2f}."
    )


def _meaning(other: Mapping) -> str:
    """What may be concluded, and what not."""
    settings = other["settings"]
    if other["kind"] == "nothing":
        return "So whatever differs is what the same training brings when it is done again."
    if other["kind"] == "network":
        return "What each of the settings brings cannot be read from it."
    if other["kind"] == "several":
        together = "this is what they bring together; which of them does it cannot be told"
        return f"With these two trainings {together}: for that, train with one changed at a time (`--set`)."
    name = _name(settings[0]["name"])
    if not _shown(other):
        return f"So {name} brings nothing here that these faces could show; that it brings nothing is not shown either."
    if name == "seed":
        return "The seed alone does this: a measure has to bring more to be told from it."
    if name in _DRAWN:
        return "The draw of the training faces alone does this: a measure has to bring more to be told from it."
    if name == "training faces":
        return "This is what the number of training faces does, for one seed: another may move both."
    return (
        f"So this is what {name} brings here, for one seed: another seed moves a network too, by "
        "an amount that two trainings cannot tell."
    )


def _shown(other: Mapping) -> bool:
    """Is there a difference of the gaps or of the accuracies?"""
    _, low, high = other["gap"]
    return low > 0 or high < 0 or other["paired"]["p"] < CERTAIN


def _row(
    name: str, account: Mapping, apart: str, gap: Sequence[float] | None, difference: Sequence[float] | None
) -> tuple:
    cells = (interval_cell(interval, between=" to ") for interval in (account["gap"], gap))
    return (
        name, apart, *cells, interval_cell(account["accuracy"]),
        interval_cell(difference, between=" to "),
    )  # fmt: skip


def _apart(other: Mapping) -> str:
    settings = other["settings"]
    return (
        "nothing" if not settings else _name(settings[0]["name"]) if len(settings) == 1 else f"{len(settings)} settings"
    )


def _setting(setting: Mapping) -> str:
    return f"{_name(setting['name'])} {_value(setting['theirs'])} in place of {_value(setting['ours'])}"


def _name(name: str) -> str:
    """As one writes it after --set, and those of the faces as words."""
    return name if " " in name else name.removeprefix("model.")


def _value(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "none", True: "yes", False: "no"}[value]
    if isinstance(value, list | tuple):
        parts = [_value(part) for part in value]
        return ", ".join(parts) if all(not isinstance(part, list | tuple) for part in value) else "several networks"
    return f"{value:,}" if isinstance(value, int) else str(value)
