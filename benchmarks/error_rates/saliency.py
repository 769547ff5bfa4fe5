"""Question 4: intervals of densities, of shares of a logit and of what maps keep; and verdicts where nothing is so."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.random import Generator

from error_rates.case import Coverage, Null
from fer.saliency import density, facs, localisation, randomisation, sensitivity
from fer.saliency.agreement import Agreement
from fer.saliency.completeness import Completeness, Missing
from fer.saliency.faithfulness import Curves, summarised
from fer.saliency.findings import completeness as on_sums
from fer.saliency.findings import facs as on_facs
from fer.saliency.findings import faithfulness as on_answers
from fer.saliency.findings import localisation as on_truth
from fer.saliency.findings import maps as on_maps
from fer.saliency.findings import parts as on_parts
from fer.saliency.findings import randomisation as on_weights
from fer.saliency.findings import steadiness as on_noise
from fer.saliency.mean_maps import Averaged
from fer.saliency.placement import placed_mean
from fer.saliency.repetition import Repeated
from fer.saliency.sparseness import Sparseness
from fer.statistics.interval import together
from fer.statistics.means import Mean, positive_ratio

AVERAGED, CHECKED, FEW, JUDGED = 84, 24, 8, 50  # faces, as the chapter takes them
METHODS = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
ALL = (*METHODS, "guided_backprop", "guided_grad_cam", "occlusion")


def cases() -> list[Coverage | Null]:
    """The chapter's intervals over faces, at the numbers that it takes and at larger ones, and its verdicts."""
    return [
        *(Coverage("density of a part (Student's t)", n, _density_held(n)) for n in (FEW, 20, 100, AVERAGED, 300)),
        *(
            Coverage("share that a sum misses (ratio, jackknife of logs)", n, _ratio_held(n))
            for n in (FEW, CHECKED, 100)
        ),
        Coverage("max-sensitivity (mean, jackknife of logs)", FEW, _moved_held),
        Null("some part gets more, or less, than an even spread and random weights", AVERAGED, _some_part),
        Null("one part gets most over the methods; two have equal densities", AVERAGED, _one_part_most),
        Null("one part gets most for some class; two have equal densities in all", AVERAGED, _one_part_of_a_class),
        Null("maps follow FACS, or lie elsewhere, for some class", AVERAGED, _facs),
        Null("some method is ahead of what needs no training", JUDGED, _ahead),
        Null("one method is ahead of every other", JUDGED, _first),
        Null("some method beats every plain order, or falls behind one", CHECKED, _beats),
        Null("some method follows the weights, or does not; half is kept", FEW, _follows),
        Null("methods tell the same story, or another; the correlation is at the limit", AVERAGED, _story),
        Null("some method is less like SmoothGrad than another draw of it; all are as alike", AVERAGED, _less_alike),
        Null("integrated gradients do not add up; at the limit", FEW, _sums),
        Null("noise moves some map by less, or more, than half; it moves all by half", FEW, _moves),
        Null("some map is more, or less, concentrated than edges; all are as they are", CHECKED, _concentrated),
    ]


def _density_held(n: int) -> Callable[[Generator], bool]:
    def held(generator: Generator) -> bool:
        of = placed_mean(generator.gamma(2.0, 0.5, size=(1, n)))  # as skewed as densities are; the mean is 1
        return _holds(of, 1)

    return held


def _ratio_held(n: int) -> Callable[[Generator], bool]:
    def held(generator: Generator) -> bool:
        change = generator.gamma(3.0, 1.0, size=n)
        of = positive_ratio(change * generator.gamma(2.0, 0.05, size=n), change)  # the share is 0.1
        return _holds(of, 0.1)

    return held


def _holds(mean: Mean | None, truth: float) -> bool:
    interval = None if mean is None else mean.interval
    return interval is not None and interval.low <= truth <= interval.high


def _densities(generator: Generator, level: float = 1.0) -> dict[str, np.ndarray]:
    """Of 140 faces in one place: all areas alike on average, faces and methods related."""
    face = generator.normal(0, 0.2, size=(1, AVERAGED, 5))
    return {m: level + face + generator.normal(0, 0.3, size=(1, AVERAGED, 5)) for m in METHODS}


def _summarised(generator: Generator) -> density.Densities:
    labels, area = np.arange(AVERAGED) % 7, dict.fromkeys(density.AREAS, 0.2)
    return density.summarised(_densities(generator), _densities(generator), labels, area=area, drawn=True)


def _some_part(generator: Generator) -> bool:
    sides = {"more", "less"}
    told = [clause.values for of in on_parts.looks(_summarised(generator)) for clause in of.values["told"]]
    return any(of["even"] in sides or of["random"] in sides for of in told)


def _one_part_most(generator: Generator) -> bool:
    return on_parts.is_sure(_summarised(generator).densest)


def _one_part_of_a_class(generator: Generator) -> bool:
    labels, area = np.arange(AVERAGED) % 7, dict.fromkeys(density.AREAS, 0.2)
    dense = {m: of + np.array([0.0, 0.0, 1.0, 1.0, 0.0]) for m, of in _densities(generator).items()}
    found = density.summarised(dense, _densities(generator), labels, area=area, drawn=True)
    return bool(on_parts.classes(found)[0].values.get("parts"))


def _facs(generator: Generator) -> bool:
    level = together(2 * facs.JUDGED)

    def mean() -> Mean | None:
        return placed_mean(generator.normal(0, 1, size=(1, AVERAGED // 7)), level=level)

    found = [*(facs.Expectation(None, None, mean(), mean()) for _ in range(facs.JUDGED)), None]
    return on_facs.verdict(found)[0].values["lead"].key != "saliency.facs.is_open"


def _scores(generator: Generator, names: Sequence[str]) -> dict[str, dict[str, np.ndarray]]:
    face = generator.normal(0, 0.1, size=JUDGED)
    return {name: {m: face + generator.normal(0.5, 0.2, size=JUDGED) for m in ("energy", "rank")} for name in names}


def _compared(generator: Generator) -> localisation.Comparison:
    plain = _scores(generator, ("chance", "centre", "edges"))
    return localisation.compare(_scores(generator, ALL), _scores(generator, ALL), plain)


def _ahead(generator: Generator) -> bool:
    return on_truth.verdict(_compared(generator), shown="").values["lead"].key != "saliency.localisation.none_ahead"


def _first(generator: Generator) -> bool:
    return any(len(of) == 1 for of in _compared(generator).top.values())


def _beats(generator: Generator) -> bool:
    face = generator.normal(0, 0.1, size=(CHECKED, 1))

    def curves() -> Curves:
        return Curves(*(0.5 + face + generator.normal(0, 0.1, size=(CHECKED, 11)) for _ in range(2)))

    found = summarised({name: [curves()] for name in (*ALL, "centre", "edges", "random")})
    first, *partly = on_answers.verdict(found)
    return first.key != "saliency.faithfulness.no_method" or bool(partly)


def _follows(generator: Generator) -> bool:
    strangers = {m: generator.normal(0.2, 0.05, size=FEW) for m in ALL}
    likeness = {m: 0.6 + generator.normal(0, 0.1, size=(3, FEW)) for m in ALL}  # (0.6 - 0.2) / (1 - 0.2) is a half
    found = randomisation.summarised(randomisation.Cascade([0, 1, 5], likeness, strangers))
    return any(on_weights.verdict_of(of) != on_weights.OPEN for of in found.methods.values())


def _story(generator: Generator) -> bool:
    level = together(6)
    values = generator.normal(on_maps.ALIKE, 0.2, size=(6, 1, AVERAGED))
    pairs = tuple(Agreement(("grad_cam", "smooth_grad"), placed_mean(of, level=level)) for of in values)
    averaged = Averaged(True, (20,) * 7, (99,) * 7, {}, pairs)
    return on_maps.agreement(averaged)[0].key != "saliency.maps.alike_is_open"


def _less_alike(generator: Generator) -> bool:
    """Two draws on few faces, three other methods on many, whose likenesses to SmoothGrad are related."""
    own = placed_mean(generator.normal(0.4, 0.13, size=(1, FEW)), level=together(2))
    face = generator.normal(0.4, 0.07, size=(1, AVERAGED))
    pairs = [
        Agreement((m, "smooth_grad"), placed_mean(face + generator.normal(0, 0.05, size=face.shape), level=together(6)))
        for m in METHODS
        if m != "smooth_grad"
    ]
    told = on_sums.beside_methods([Repeated(12, own)], pairs, copies=12)
    return told[-1].key == "saliency.completeness.less_alike"


def _sums(generator: Generator) -> bool:
    level, change = together(4), generator.gamma(3.0, 1.0, size=FEW)
    missing = [change * generator.gamma(2.0, on_sums.ENOUGH / 2, size=FEW) for _ in range(4)]
    found = Completeness(
        FEW, tuple(Missing(8 * 2**k, positive_ratio(of, change, level=level)) for k, of in enumerate(missing))
    )
    return on_sums.verdict(found).key == "saliency.completeness.do_not_add_up"


def _moved(generator: Generator, names: Sequence[str]) -> dict[str, Mean | None]:
    """Half of the map's size on average; faces differ by a quarter of that, and by most of it where Grad-CAM is in."""
    shapes = {m: 2.0 if "grad_cam" in m else 16.0 for m in names}
    return sensitivity.means({m: on_noise.HALF / k * generator.gamma(k, size=FEW) for m, k in shapes.items()})


def _moved_held(generator: Generator) -> bool:
    return _holds(_moved(generator, ["grad_cam"])["grad_cam"], on_noise.HALF)


def _moves(generator: Generator) -> bool:
    by_gradient = [name for name in ALL if name != "occlusion"]
    found = sensitivity.Sensitivity(FEW, 3, 3, 0.02, _moved(generator, by_gradient))
    return {of.key for of in on_noise.steady(found)} != {"saliency.steadiness.may_be_steady"}


def _concentrated(generator: Generator) -> bool:
    face, level = generator.normal(0, 0.05, size=(1, CHECKED)), together(len(ALL))
    over = {m: placed_mean(face + generator.normal(0, 0.03, size=(1, CHECKED)), level=level) for m in ALL}
    told = on_noise.concentrated(Sparseness(CHECKED, {}, over))
    return {of.key for of in told} != {"saliency.steadiness.perhaps_as_concentrated"}
