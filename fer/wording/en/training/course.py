"""Question 2: the course of a training, and whether it overfitted.

`facts` is what 02_training writes: "judgement" (a Judgement of fer.overfitting as a dictionary), "epochs", "planned",
"patience" (None without early stopping), "faces", "parameters", "seconds", "faces_per_second", "device", "threads", and
"trained_on" (a Training of fer.seen as a dictionary) where the network came ready-made, else None; "keep", whether the
"best" or the "last" epoch was kept; "members" (see the sentences on members) of an ensemble, else None.
"""

from collections.abc import Mapping

from fer.wording.en.document import duration
from fer.wording.en.prose import count, in_words, percent, points, scientific

_VERDICTS = {"none": "no sign of overfitting", "mild": "mild overfitting", "strong": "strong overfitting"}


def figure_names() -> dict[str, str]:
    """The words in the figures."""
    return {
        "epoch": "epoch",
        "train": "training",
        "val": "validation",
        "loss": "cross-entropy (nats)",
        "accuracy": "accuracy",
        "gap": "training minus validation accuracy (percentage points)",
        "no_gap": "no gap",
    }


def kept_name(facts: Mapping) -> str:
    """What stands at the line of the epoch whose weights were kept; of an ensemble, at the best of the mean curve."""
    if facts["members"] and facts["keep"] == "best":
        return f"best mean: epoch {facts['judgement']['kept']['epoch']}"
    return f"kept: epoch {facts['judgement']['kept']['epoch']}"


def limit_name(facts: Mapping) -> str:
    """What stands at the line from which on a gap is strong."""
    return f"strong from\n{points(facts['judgement']['rule']['strong_gap'], digits=0).replace('percentage ', '')}"


def curves_caption(facts: Mapping) -> str:
    kept, rise = facts["judgement"]["kept"], facts["judgement"]["rise"]
    which = "the last" if facts["keep"] == "last" else "the first with the best validation accuracy"
    return (
        f"Loss and accuracy after each epoch, training red, validation blue. Dashed: epoch {kept['epoch']}, {which}. "
        f"Circle: the lowest validation loss, at epoch {rise['epoch']}."
    )


def gap_caption(facts: Mapping) -> str:
    judgement = facts["judgement"]
    return (
        f"The gap between training and validation accuracy, with its {_level(judgement)} confidence interval "
        f"(Newcombe 1998, method 10; {count(judgement['n_train'])} training and {count(judgement['n_val'])} "
        "validation faces)."
    )


def effort(facts: Mapping) -> str:
    """How long the training took, on what, and why it ended."""
    what = f"A network of {count(facts['parameters'])} parameters was trained on {count(facts['faces'], 'face')}"
    if members := facts["members"]:
        what = (
            f"{in_words(members['n']).capitalize()} networks with {count(facts['parameters'])} parameters together "
            f"were trained, each on at least {count(members['train_faces'], 'face')},"
        )
    return (
        f"{what} in {duration(facts['seconds'])}, at {count(round(facts['faces_per_second']))} faces a second (median "
        f"over the epochs; {facts['device']} with {count(facts['threads'], 'thread')}). {_ending(facts)}"
        f"{_ready_made(facts['trained_on'])}"
    )


def _ready_made(training: Mapping | None) -> str:
    """Whose record this chapter is, where the network was not trained for this report."""
    if training is None:
        return ""
    return (
        f" It was not trained for this report: it came ready-made, and this chapter is the record of its training, on "
        f"the training and the {count(training['val'])} validation faces of `{training['data']}`. Its weights were "
        "rounded to half precision afterwards."
    )


def choice(facts: Mapping) -> str:
    """What the choice of the epoch does to the accuracy there."""
    if facts["keep"] == "last":
        return "No face chose the epoch to keep, which is the last one: the accuracy there is that of a single try."
    return (
        "The validation faces chose the epoch to keep. Their accuracy there is the best of several tries, and "
        "therefore a little too high."
    )


def rule(facts: Mapping) -> str:
    """The rule of the verdict, with its thresholds."""
    limits, level = facts["judgement"]["rule"], _level(facts["judgement"])
    strong_gap = points(limits["strong_gap"], digits=0)
    mild, strong, low = (percent(limits[name], digits=0) for name in ("mild_rise", "strong_rise", "low_accuracy"))
    return (
        f"1. **The gap.** Training minus validation accuracy, with its {level} confidence interval. *Mild* if the "
        f"whole interval lies above 0, *strong* if it lies above {strong_gap}.\n"
        "2. **The rise.** Validation loss at the last epoch above its lowest value, while the training loss fell. "
        f"*Mild* if the rise exceeds {limits['scatters']:g} times the scatter of the validation loss between epochs "
        f"and is at least {mild} of the lowest value, *strong* if it is at least {strong} of it.\n\n"
        f"The verdict is the graver of the two. Without either, a training accuracy below {low} is called underfitting."
    )


def verdict(facts: Mapping) -> str:
    """The verdict with both signs, then what it means for the weights that were kept."""
    judgement = facts["judgement"]
    name = "underfitting" if judgement["underfits"] else _VERDICTS[judgement["verdict"]]
    parts = [f"**Verdict: {name}.** {_gap_sentence(judgement)}", _rise_sentence(judgement)]
    if judgement["underfits"]:
        parts.append(
            "The network is wrong on most of the faces that it was trained on: what limits it is the fit itself, "
            "not the step from training to validation faces."
        )
    return "\n\n".join([*parts, _kept_sentence(facts)])


def finding(facts: Mapping) -> str:
    """The verdict in one sentence."""
    judgement = facts["judgement"]
    last = judgement["last"]
    figures = (
        f"after {count(last['epoch'], 'epoch')} accuracy is {percent(last['train_accuracy'])} on training and "
        f"{percent(last['val_accuracy'])} on validation faces, loss {_loss(last['train_loss'])} and "
        f"{_loss(last['val_loss'])}"
    )
    if judgement["underfits"]:
        return f"The training underfits: {figures}."
    how = {"none": "shows no sign of overfitting", "mild": "overfits mildly", "strong": "overfits strongly"}
    return f"The training {how[judgement['verdict']]}: {figures}."


def _gap_sentence(judgement: Mapping) -> str:
    last = judgement["last"]
    meaning = {
        "none": "The interval reaches down to 0: a gap is not shown."
        if last["high"] >= 0
        else "The network does better on validation faces: there is no gap.",
        "mild": "The whole interval lies above 0.",
        "strong": f"The whole interval lies above {points(judgement['rule']['strong_gap'], digits=0)}.",
    }[judgement["by_gap"]]
    return (
        f"At the last epoch ({last['epoch']}) the loss is {_loss(last['train_loss'])} on training and "
        f"{_loss(last['val_loss'])} on validation faces, the accuracy {percent(last['train_accuracy'])} and "
        f"{percent(last['val_accuracy'])}: {_apart(last, judgement)}. {meaning}"
    )


def _rise_sentence(judgement: Mapping) -> str:
    rise, last = judgement["rise"], judgement["last"]
    amount = rise["val_last"] - rise["val_lowest"]
    if last["epoch"] == 1:
        return "One epoch has no course: whether the validation loss would rise cannot be said."
    if amount <= 0:
        return f"The validation loss is lowest at the last epoch ({last['epoch']}): it has not risen."
    risen = (
        f"The validation loss was lowest at epoch {rise['epoch']} ({_loss(rise['val_lowest'])}) and lies "
        f"{_loss(amount)} higher at the end ({percent(amount / rise['val_lowest'], digits=0)} of the lowest value)"
    )
    if rise["train_last"] >= rise["train_then"]:
        return f"{risen}. The training loss did not fall meanwhile, so this is no sign of overfitting."
    if rise["scatter"] is None:
        return f"{risen}. Over so few epochs that cannot be told from scatter."
    course = f"the training loss fell from {_loss(rise['train_then'])} to {_loss(rise['train_last'])}"
    scatter = f"the scatter between epochs is {_loss(rise['scatter'])}"
    if judgement["by_rise"] == "none":
        return f"{risen}; {scatter}, and {course}. By the rule that is too little to count as a rise."
    return f"{risen}, while {course}: a rise that is not scatter ({scatter}). {_meanwhile(rise)}"


def _meanwhile(rise: Mapping) -> str:
    """What the accuracy did while the validation loss rose."""
    course = f"from {percent(rise['accuracy_then'])} to {percent(rise['accuracy_last'])}"
    if rise["accuracy_last"] < rise["accuracy_then"]:
        return f"Validation accuracy fell {course} meanwhile."
    return f"Validation accuracy went {course} meanwhile: the network errs no more often, but is surer of its errors."


def _kept_sentence(facts: Mapping) -> str:
    judgement = facts["judgement"]
    last, kept = judgement["last"], judgement["kept"]
    if facts["members"] and facts["keep"] == "best":
        return "Each network kept the epoch that was best for it, so no single epoch of these mean curves was kept."
    if kept["epoch"] == last["epoch"]:
        best = (
            ""
            if last["epoch"] == 1 or facts["keep"] == "last"
            else ", the best so far in validation accuracy: a longer training might add to it"
        )
        return f"The weights that were kept are those of this last epoch{best}."
    gain = kept["val_accuracy"] - last["val_accuracy"]
    if points(gain) != points(0):
        above = f", {points(gain)} above the last epoch"
    else:
        above = ", which the last epoch all but reaches" if gain else ", which the last epoch reaches again"
    return (
        f"The weights that were kept are those of epoch {kept['epoch']}, with validation accuracy "
        f"{percent(kept['val_accuracy'])}{above}. Training accuracy there is {percent(kept['train_accuracy'])}: "
        f"{_apart(kept, judgement)}."
    )


def _apart(gap: Mapping, judgement: Mapping) -> str:
    """How far training accuracy lies from validation accuracy at an epoch, with the interval."""
    low, high = (f"{100 * gap[end]:.1f}".replace("-", "−") for end in ("low", "high"))
    size = gap["train_accuracy"] - gap["val_accuracy"]
    if round(1000 * size) == 0:
        how = "training and validation are level"
    else:
        how = f"training lies {points(size)} {'above' if size > 0 else 'below'} validation"
    return f"{how} ({_level(judgement)} CI of the difference {low} to {high})"


def _ending(facts: Mapping) -> str:
    if facts["epochs"] < facts["planned"]:
        ran = (
            f"It stopped early, after {facts['epochs']} of {facts['planned']} epochs: the last {facts['patience']} "
            "brought no better validation accuracy."
        )
    elif facts["epochs"] == 1:
        ran = "The single epoch of the recipe was run."
    else:
        ran = f"All {facts['epochs']} epochs of the recipe were run."
    kept = facts["judgement"]["kept"]["epoch"]
    if facts["members"]:
        return f"{ran} Its curves are the mean over these networks."
    if facts["keep"] == "last":
        return f"{ran} The weights of the last epoch were kept, whatever the validation accuracy."
    return f"{ran} The weights of epoch {kept} were kept, the first with the best validation accuracy."


def _level(judgement: Mapping) -> str:
    return percent(judgement["rule"]["level"], digits=0)


def _loss(value: float) -> str:
    """1.234 → "1.23", 0.0512 → "0.051"."""
    if value >= 0.1:
        return f"{value:.2f}"
    return f"{value:.2g}" if value >= 1e-3 else scientific(value)
