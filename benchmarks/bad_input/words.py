"""Words of the command line that ask for what there is not, or would be code if they were taken for it."""

from bad_input.case import Case
from fer.provenance import ROOT

_WORDS = [
    ("unknown option", ["train", "--bogus"], "--bogus"),
    ("unknown command", ["trian"], "trian"),
    ("no faces", ["train", "--limit", "0"], "--limit"),
    ("number that is a word", ["train", "--limit", "many"], "--limit"),
    ("setting that is code", ["train", "--set", "epochs=__import__('os')"], "whole number"),
    ("setting out of bounds", ["train", "--set", "erasing=2"], "from 0 to 1"),
    ("setting that is nan", ["train", "--set", "erasing=nan"], "erasing"),
    ("setting that is infinite", ["train", "--set", "learning_rate=inf"], "learning_rate"),
    ("setting without a name", ["train", "--set", "=3"], "there is none"),
    ("widths of 10^9", ["train", "--set", "widths=1000000000,1000000000"], "widths"),
    ("fold of no parts", ["train", "--fold", "1/0"], "1/0"),
    ("fold of 5,000 digits", ["train", "--fold", f"{'9' * 5000}/5"], "K/N"),
    ("classes of drawn faces", ["train", "--classes", "hapy="], "leave --classes out"),
    ("classes that say nothing", ["check-data", "nowhere.csv", "--classes", ""], "says nothing"),
    ("report over its own notebooks", ["report", "--out", str(ROOT)], "notebooks that reports are made of"),
    ("fold that is code", ["train", "--fold", "$(id)/2"], "K/N"),
    ("model that is a path", ["train", "--model", "../x:y"], "module:function"),
    ("model that is code", ["train", "--model", "os;id:system"], "module:function"),
    ("run of colours", ["predict", "--run", "\x1b[31mred", "--images", "x"], "no run folder"),
    ("run that is an empty word", ["predict", "--run", "", "--images", "x"], "an empty word"),
    ("faces that are an empty word", ["check-data", ""], "an empty word"),
    ("pictures that are an empty word", ["predict", "--run", "RUN", "--images", ""], "an empty word"),
    ("run of nobody's home", ["card", "--run", "~no-such-person/run"], "no run folder"),
    ("place in no folder", ["predict", "--run", "RUN", "--images", "x", "--out", "no/where.csv"], "does not exist"),
    ("place that is a folder", ["predict", "--run", "RUN", "--images", "x", "--out", "."], "a folder"),
]


def _case(name: str, words: list[str], says: str) -> Case:
    return Case(name, lambda _, run: [word.replace("RUN", str(run)) for word in words], says)


CASES = [_case(*one) for one in _WORDS]
