"""The facts of question 4 are stored as they are."""

from dataclasses import replace

from fer.saliency.agreement import Agreement
from fer.saliency.completeness import Completeness, Missing
from fer.saliency.density import Densest, Densities, Density
from fer.saliency.facs import Expectation
from fer.saliency.facts import Facts
from fer.saliency.faithfulness import Faithfulness, Outcome
from fer.saliency.localisation import Comparison, Judged, Lead
from fer.saliency.mean_maps import Averaged
from fer.saliency.randomisation import Likeness, Randomisation
from fer.saliency.selection import Face, Gallery, Shown
from fer.statistics.interval import Interval
from fer.statistics.means import Mean

INTERVAL = Interval(0.5, 0.25, 0.75)
MEAN, ALONE = Mean(0.5, INTERVAL, 9), Mean(0.5, None, 1)
AREAS = {"eyes": Density(MEAN, (MEAN, ALONE, None))}
BRIEF = Facts(
    shown=Shown(
        "test",
        {"chosen": Gallery("worst", 4, (Face(3, "a.png", 4, 2, 0.9),)), "contrast": Gallery("typical right", 4, ())},
    ),
    seed=0,
    passes=32,
    mean_passes=8,
    averaged=Averaged((9, 0), {"grad_cam": 1}, (Agreement(("grad_cam", "occlusion"), 0.25),)),
    densities=Densities(
        drawn=True,
        area={"eyes": 0.1},
        methods={"grad_cam": AREAS},
        untrained={"grad_cam": AREAS},
        gain={"grad_cam": {"eyes": None}},
        mean=AREAS,
        untrained_mean=AREAS,
        densest=Densest("eyes", "mouth", ALONE),
        densest_of_class=(None, Densest("eyes", "nose", None)),
    ),
)
SCORES = {"grad_cam": {"rank": INTERVAL}}
WHOLE = replace(
    BRIEF,
    facs=(Expectation(MEAN, ALONE, None, None), None),
    judged=Judged(300, False, INTERVAL, 0.2, (9, 0), None, False),
    comparison=Comparison(
        SCORES, SCORES, {"edges": {"rank": INTERVAL}}, {"grad_cam": {"rank": Lead("edges", INTERVAL)}}
    ),
    randomisation=Randomisation(
        (0, 1), {"grad_cam": Likeness(9, (INTERVAL, INTERVAL), 0.1, INTERVAL, INTERVAL), "occlusion": None}
    ),
    faithfulness=Faithfulness(9, (0.0, 1.0), {"random": {"deletion": Outcome((0.9, 0.1), MEAN, None, ALONE)}}),
    completeness=Completeness(9, (Missing(4, MEAN), Missing(8, None))),
)


def test_what_is_stored_is_read_back(copied_run):
    copied_run.write_facts("04", WHOLE)
    assert copied_run.facts("04", Facts) == WHOLE


def test_without_evidence_its_sections_are_none(copied_run):
    copied_run.write_facts("04", BRIEF)
    read = copied_run.facts("04", Facts)
    assert read == BRIEF
    assert read.facs is read.judged is read.comparison is None
    assert read.randomisation is read.faithfulness is read.completeness is None
