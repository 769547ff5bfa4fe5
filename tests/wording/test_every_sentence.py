"""Every sentence can be said in all languages, and says the same numbers in each."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType
from typing import Any

import pytest

from fer.wording.load import languages, load
from tests.wording.drawn_values import calls, texts, words_of
from tests.wording.packages import functions, modules, package

LANGUAGES = languages()
PLACES = modules(package(LANGUAGES[0]))
CALLS, MANY = 5, 20  # of each sentence, and of those whose numbers stand in another order
ANOTHER_ORDER = {  # sentences whose grammar puts numbers elsewhere in another language, read one by one
    "confusion.abstention": ["alt_reaches", "apart_coverage", "apart_coverage_unsure"],
    "confusion.answer": ["highest", "one_of_the_highest", "recognised"],
    "confusion.calibration": ["error"],
    "confusion.memory": ["copies_caption"],
    "confusion.pairs": ["rarest"],
    "confusion.people": ["method", "missing"],
    "confusion.soundness": ["blank", "copied", "linked_otherwise", "no_link"],
    "data.classes": ["even"],
    "data.suspects": ["below", "refused", "refused_of_all"],
    "data.twins": ["disputed_first", "share"],
    "derivations.answers": ["output_size_wrong", "sizes_differ"],
    "derivations.evidence": ["hidden", "logarithm_fails"],
    "derivations.examples": ["marks_off", "stairs_alt"],
    "filters.ablation": ["classes_hang", "own_for", "some_alone"],
    "filters.dissection": ["lie_anywhere", "lie_on_parts", "random_not", "random_too"],
    "filters.field": ["crops_alt"],
    "filters.groups": ["near_equal"],
    "filters.images": [
        "answer_above",
        "copies",
        "filters_of_one_class",
        "maximisers_caption",
        "some_below_faces",
        "some_finer",
    ],
    "filters.kinds": ["some_filters"],
    "filters.layer_probes": [
        "classes_chance_above",
        "classes_chance_below",
        "classes_chance_open",
        "units_chance_above",
        "units_chance_below",
        "units_chance_open",
    ],
    "filters.maxima": ["beside_noise", "some_stand"],
    "filters.selectivity": ["some_selective"],
    "saliency.completeness": ["add_up", "alike"],
    "saliency.parts": ["by_some", "class_by_class"],
    "training.comparison": ["loss"],
    "training.course": ["some_stopped_early", "stopped_early"],
    "training.learning_curve": ["alt"],
    "training.members": ["together_less", "together_more", "together_open"],
    "training.recipe": ["schedule_after_warmup"],
    "training.twins": ["counted_both", "counted_exact", "counted_exact_alone"],
    "training.under_way": ["running", "stopped"],
    "training.verdict": ["ended_at_best_mean", "ended_at_kept", "ended_at_last", "ended_with_mean"],
}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")


def numbers(text: str) -> list[str]:
    """Those that no language writes as a word, as they follow one another."""
    return [number for number in _NUMBER.findall(text) if len(number) > 1]


def in_all_languages(place: str) -> list[ModuleType]:
    return [load(code).module(place) for code in LANGUAGES]


@cache
def words(place: str) -> list[str]:
    return words_of(in_all_languages(place))


def said(place: str, name: str, *, number: int) -> Iterator[list[str]]:
    """The sentence in every language, for each of `number` sets of values."""
    same: list[Callable[..., Any]] = [getattr(module, name) for module in in_all_languages(place)]
    drawn = list(calls(same, seed=name, words=words(place), number=number))
    assert drawn, f"{place}.{name}: no values were found that it takes"
    yield from ([" ".join(texts(function(**values))) for function in same] for values in drawn)


def alike(one: str, other: str, *, another_order: bool) -> bool:
    """Whether two languages say the same numbers, each as often, and in the same order where they may not change it."""
    ours, theirs = numbers(one), numbers(other)
    return Counter(ours) == Counter(theirs) and (another_order or ours == theirs)


@pytest.mark.parametrize("place", PLACES)
def test_every_sentence_says_the_same_numbers_in_every_language(place):
    for name in functions(PLACES[place]):
        another_order = name in ANOTHER_ORDER.get(place, [])
        for first, *others in said(place, name, number=CALLS):
            for other in others:
                assert alike(first, other, another_order=another_order), f"{place}.{name}: {first!r}, but {other!r}"


@pytest.mark.parametrize(("place", "name"), [(place, name) for place in ANOTHER_ORDER for name in ANOTHER_ORDER[place]])
def test_what_may_have_another_order_has_one(place, name):
    found = said(place, name, number=MANY)
    assert any(numbers(first) != numbers(other) for first, *others in found for other in others)


@pytest.mark.parametrize(
    ("other", "same", "in_any_order"),
    [
        ("2,000 張中 11 張，占 0.55%", True, True),
        ("11 張，占 0.55%，共 2,000 張", False, True),
        ("2,000 張中 12 張，占 0.55%", False, False),
        ("2,000 張中 11 張，占 0.55%（11 張）", False, False),
        ("2,000 張中 11 張", False, False),
    ],
)
def test_numbers_swapped_left_out_or_said_twice_are_found(other, same, in_any_order):
    one = "Of 2,000 faces, 11 are alike (0.55 %)."
    assert alike(one, other, another_order=False) == same
    assert alike(one, other, another_order=True) == in_any_order
