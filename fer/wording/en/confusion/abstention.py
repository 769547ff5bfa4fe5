"""Question 3, evidence: what it brings that the network may stay silent.

`facts` is what 03_confusion writes; here "abstention" is read, an Abstention of `fer.abstention` as a dictionary.
"""

from collections.abc import Mapping

from fer.wording.en.prose import percent, percent_interval


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {
        "coverage": "share of the faces answered, surest first",
        "accuracy": "accuracy of the answers",
        "network": "by confidence",
        "ideal": "right answers first",
        "chance": "random order",
    }


def coverage(facts: Mapping) -> str:
    """How many faces can be answered at the accuracy asked for."""
    found = facts["abstention"]
    goal = percent(found["goal"], digits=0)
    if tuple(found["coverage"]) == (1, 1, 1):
        return f"To be right on {goal} of its answers the network need not stay silent at all."
    if tuple(found["coverage"]) == (0, 0, 0):
        return f"However much it stays silent, the network is never right on {goal} of its answers."
    share = percent_interval(*found["coverage"])
    return f"To be right on {goal} of its answers the network may answer {share} of the faces, the surest."


def order(facts: Mapping) -> str:
    """Does confidence order the answers?"""
    found = facts["abstention"]
    if found["gain"] is None:
        state = "right" if found["chance"] == 0 else "wrong"
        return f"All answers are {state}, so there is no order to judge."
    text = (
        f"Averaged over all coverages the error is {percent_interval(*found['area'])}; in random order it would be "
        f"{percent(found['chance'])}, with all right answers first {percent(found['ideal'])}."
    )
    gain = found["gain"]
    if gain[1] > 0:
        return f"{text} Its confidence goes {percent_interval(*gain)} of that way ([@fig:coverage])."
    if gain[2] < 0:
        return f"{text} Its confidence is **worse** than a random order ([@fig:coverage])."
    return f"{text} Its confidence cannot be told from a random order ([@fig:coverage])."


def caption(facts: Mapping) -> str:
    goal = percent(facts["abstention"]["goal"], digits=0)
    return (
        "Accuracy of the surest answers against their share of the faces, between the best order there could be and a "
        f"random one. The thin lines mark the largest share answered with an accuracy of {goal}."
    )
