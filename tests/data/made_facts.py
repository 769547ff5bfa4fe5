"""Facts of FER2013's Training and PublicTest, and others like them."""

from dataclasses import replace

from fer.data.check import Across, DataCheck
from fer.data.faces import Origin
from fer.data.facts import Facts, Leak, MeanFaces
from fer.data.suspects import Refused, Suspects
from fer.findings.said import Paragraph
from fer.statistics.interval import difference, share
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")
TRAIN = (3995, 436, 4097, 7215, 4830, 3171, 4965)
VAL = (467, 56, 496, 895, 653, 415, 607)
CHECK = DataCheck(
    origin=Origin(source="/somewhere/fer2013.csv", layout="fer2013.csv", sha256="ab"),
    class_counts={"train": TRAIN, "val": VAL},
    unlabelled={"train": 0, "val": 0},
    voted=0,
    copies_within={"train": 1234, "val": 26},
    twins_across=(Across("val", "train", 280),),
    redundant=1530,
    comparable=1400,
    disputed=47,
    blank=13,
)
MEANS = MeanFaces(distance=(6.0, 6.5, 5.2, 5.1, 10.4, 16.3, 8.4), chance=(1.0, 2.6, 1.0, 0.8, 0.9, 1.1, 0.9))
SUSPECTS = Suspects(
    faces=7178,
    confident=1900,
    first=100,
    refused=Refused(share(88, 100), share(2656, 7178), difference(share(88, 100), share(2568, 7078))),
)
FACTS = Facts(
    check=CHECK,
    held_out="val",
    limit=None,
    described="train",
    mean_faces=MEANS,
    ready_made=None,
    training_known=True,
    faces_known=True,
    leak=Leak(leaked=280, faces=3589, training=28709),
    suspects=SUSPECTS,
)


def checked(**others) -> Facts:
    """FACTS with other counts."""
    return replace(FACTS, check=replace(CHECK, **others))


def opened(**others) -> Facts:
    """FACTS with another origin."""
    return checked(origin=replace(CHECK.origin, **others))


def text(what: Paragraph) -> str:
    """In English; that it can be said in Chinese, too, is held on the way."""
    assert CHINESE.text(what) or not ENGLISH.text(what)
    return ENGLISH.text(what)
