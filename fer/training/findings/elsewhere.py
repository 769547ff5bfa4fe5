"""What can be said of the training of a network that came without its history."""

from fer.findings.said import Said, say
from fer.training.elsewhere import Elsewhere

WHERE = "training.elsewhere"


def warning(facts: Elsewhere) -> Said:
    """That it is not known on which faces the network was trained."""
    return say(f"{WHERE}.warning", held_out=facts.held_out)


def answer(facts: Elsewhere) -> list[Said]:
    """That there is no history, and what is known in its place."""
    return [
        say(f"{WHERE}.no_history"),
        say(f"{WHERE}.accuracies", splits=list(facts.accuracies), accuracies=list(facts.accuracies.values())),
    ]


def came(facts: Elsewhere) -> Said:
    return say(f"{WHERE}.came", parameters=facts.parameters, sha256=facts.file)


def caption(facts: Elsewhere) -> Said:
    return say(f"{WHERE}.caption", splits=list(facts.faces), faces=list(facts.faces.values()))


def alt(facts: Elsewhere) -> Said:
    values = [of.value for of in facts.accuracies.values()]
    return say(f"{WHERE}.alt", splits=list(facts.accuracies), accuracies=values)


def gap(facts: Elsewhere) -> list[Said]:
    """Whether it does better on the train split, and what that would mean."""
    if facts.gap.low > 0:
        key = "better_on_train"
    elif facts.gap.high < 0:
        key = "worse_on_train"
    else:
        key = "alike"
    said = [say(f"{WHERE}.{key}", gap=facts.gap, held_out=facts.held_out)]
    return [*said, say(f"{WHERE}.leaked", faces=facts.leaked, held_out=facts.held_out)] if facts.leaked else said
