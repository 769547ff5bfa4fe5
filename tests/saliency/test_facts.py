"""The facts of question 4 are stored as they are."""

from dataclasses import replace

from fer.saliency.agreement import Agreement
from fer.saliency.completeness import Completeness, Missing
from fer.saliency.density import Against, Densest, Densities, Density
from fer.saliency.drawn_truth import Judged
from fer.saliency.facs import Expectation
from fer.saliency.facts import Facts
from fer.saliency.faithfulness import Faithfulness, Outcome
from fer.saliency.localisation import Comparison, Lead
from fer.saliency.mean_maps import Averaged
from fer.saliency.planted import Planted
from fer.saliency.randomisation import Likeness, Randomisation
from fer.saliency.repetition import Repeated
from fer.saliency.selection import Face, Gallery, Shown
from fer.saliency.sensitivity import Sensitivity
from fer.saliency.sparseness import Sparseness
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
    averaged=Averaged(True, (9, 0), (12, 0), {"grad_cam": 1}, (Agreement(("grad_cam", "occlusion"), MEAN),)),
    densities=Densities(
        drawn=True,
        reach=3,
        area={"eyes": 0.1},
        methods={"grad_cam": AREAS},
        untrained={"grad_cam": AREAS},
        against={"grad_cam": {"eyes": Against(MEAN, None)}},
        mean=AREAS,
        untrained_mean=AREAS,
        densest=Densest("eyes", "mouth", ALONE),
        densest_of_class=(None, Densest("eyes", "nose", None)),
    ),
)
SCORES = {"grad_cam": {"rank": INTERVAL}}
COMPARED = Comparison(
    SCORES,
    SCORES,
    {"edges": {"rank": INTERVAL}},
    {"grad_cam": {"rank": Lead("edges", INTERVAL)}},
    {"rank": ("grad_cam",)},
)
WHOLE = replace(
    BRIEF,
    completeness=Completeness(9, (Missing(4, MEAN), Missing(8, None))),
    repeated=(Repeated(8, ALONE), Repeated(32, None)),
    facs=(Expectation(MEAN, ALONE, None, None), None),
    planted=Planted(100, INTERVAL, INTERVAL, 50, 0.02, False),
    on_marks=COMPARED,
    judged=Judged(300, "photographs", INTERVAL, 0.2, (0,), (9, 0), None, False),
    on_drawn=COMPARED,
    randomisation=Randomisation(
        (0, 1), {"grad_cam": Likeness(9, (INTERVAL, INTERVAL), 0.1, INTERVAL, INTERVAL), "occlusion": None}
    ),
    faithfulness=Faithfulness(
        9, (0.0, 1.0), {"random": {"deletion": Outcome((0.9, 0.1), MEAN, Lead("edges", INTERVAL))}}
    ),
    sensitivity=Sensitivity(9, 3, 3, 0.02, {"grad_cam": MEAN, "smooth_grad": None}),
    sparseness=Sparseness(9, {"grad_cam": MEAN, "edges": ALONE}, {"grad_cam": None}),
)


def test_what_is_stored_is_read_back(copied_run):
    copied_run.write_facts("04", WHOLE)
    assert copied_run.facts("04", Facts) == WHOLE


def test_without_evidence_its_sections_are_none(copied_run):
    copied_run.write_facts("04", BRIEF)
    read = copied_run.facts("04", Facts)
    assert read == BRIEF
    assert read.facs is read.planted is read.on_marks is read.judged is read.on_drawn is None
    assert read.randomisation is read.faithfulness is read.sensitivity is read.sparseness is None
