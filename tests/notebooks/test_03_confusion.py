"""03_confusion runs by papermill alone, and keeps the facts that its sentences state."""

import dataclasses
import inspect
import json
import shutil

import nbformat
import numpy as np
import pytest
from made_faces import USAGES, random_faces, write_csv
from made_faces import words as pixels
from papermill.exceptions import PapermillExecutionError

from fer import recipes
from fer.confusion.facts import Facts
from fer.confusion.findings import (
    abstention,
    calibration,
    doubt,
    headline,
    memory,
    pairs,
    people,
    rival,
    soundness,
    twins_by_class,
)
from fer.confusion.findings.answer import answer
from fer.data.layouts.ferplus import VOTES
from fer.findings.facts import from_json
from fer.findings.said import Said, Table
from fer.provenance import ROOT
from fer.report.document.chapters import EVIDENCE
from fer.training import train
from fer.training.plan import Request
from fer.wording.load import languages, load

pytestmark = pytest.mark.whole

ANSWER = [("figure", "confusion"), ("table", "confused-pairs"), ("figure", "mistakes")]


SECTIONS = (abstention, calibration, doubt, memory, people, rival)


def names_of(shown):
    return [(about["kind"], about["name"]) for about in shown if "name" in about]


def assert_every_language_says(facts):
    """The answer, and all that a finding makes of the facts alone, of those that were measured."""
    whole = [answer, *findings_of(headline), *findings_of(pairs), *findings_of(soundness)]
    said = [finding(facts) for finding in whole]
    said += [finding(facts.memory) for finding in findings_of(twins_by_class)]
    for section in SECTIONS:
        if (measured := getattr(facts, section.__name__.rpartition(".")[2])) is not None:
            said += [finding(measured) for finding in findings_of(section)]
    for language in map(load, languages()):
        for one in said:
            told = language.table(one) if isinstance(one, Table) else language.text(one) if one else "nothing"
            assert len(told)


def findings_of(section):
    """The public functions of a module of findings that ask for the facts and nothing else."""
    found = [of for of in vars(section).values() if getattr(of, "__module__", "") == section.__name__]
    kinds = (Said, Table, list[Said])
    return [
        of for of in found
        if callable(of) and not of.__name__.startswith("_")
        and [p.kind for p in inspect.signature(of).parameters.values()] == [inspect.Parameter.POSITIONAL_OR_KEYWORD]
        and inspect.signature(of).return_annotation in kinds
    ]  # fmt: skip


def test_notebook_03_shows_matrix_recall_pairs_and_faces(copied_run, shown_by):
    shown = shown_by("03_confusion", pairs=2, examples=3)
    assert names_of(shown) == [
        *ANSWER,
        ("figure", "recall"),
        ("table", "recall"),
        ("figure", "reliability"),
        ("table", "temperature"),
        ("figure", "coverage"),
    ]
    assert sum(about["kind"] == "finding" for about in shown) == 2
    (found,) = (about for about in shown if about["kind"] == "answer")
    assert found["figure"] == "confusion"
    assert all(about["alt"] for about in shown if about["kind"] == "figure")
    facts, scores = copied_run.facts("03", Facts), copied_run.metrics().splits["test"]
    assert (facts.split, facts.scores) == ("test", scores)
    assert sum(map(sum, facts.counts)) == scores.faces
    assert sum(facts.counts[k][k] for k in range(7)) == round(scores.accuracy.value * scores.faces)
    assert tuple(recall.value for recall in facts.recall) == scores.recall
    assert len(facts.pairs) == 2
    assert (facts.memory.search, facts.memory.faces) == ("drawn", (scores.faces, 0, 0))
    assert (facts.people, facts.doubt, facts.rival) == (None, None, None)
    assert facts.calibration.before.loss == pytest.approx(scores.loss)
    assert sum(of.faces for of in facts.calibration.bins) == scores.faces
    assert facts.abstention.chance == pytest.approx(1 - scores.accuracy.value)
    assert found["text"] == load("en").text(answer(facts))
    assert_every_language_says(facts)


def test_the_answer_of_notebook_03_rests_on_no_evidence():
    """What a brief report leaves out makes no variable that the rest uses, and stands after all of it."""
    cells = nbformat.read(ROOT / "notebooks" / "03_confusion.ipynb", as_version=4).cells
    tagged = [EVIDENCE in cell.metadata.get("tags", []) for cell in cells]
    assert tagged == [*sorted(tagged[:-1]), False]  # the last cell writes the facts
    code = [cell.source for cell, evidence in zip(cells, tagged, strict=True) if cell.cell_type == "code"]
    kept = [
        cell.source for cell, evidence in zip(cells, tagged, strict=True) if not evidence and cell.cell_type == "code"
    ]
    assert code[: len(kept) - 1] == kept[:-1]
    assert "facts = confusion.measure(" in "".join(kept[:-1])


@pytest.fixture
def voted_run(tmp_path, monkeypatch, tiny_recipe):
    """A run on real layouts: FER2013's csv with votes, where two held-out faces are a training face's twins."""
    faces, labels = random_faces(7 * 3 * 3), np.arange(7 * 3 * 3) % 7
    usage = np.repeat(USAGES, 7 * 3)
    faces[-1] = faces[0]
    faces[-2] = 255 - (255 - faces[1].astype(int)) * 3 // 4  # brighter
    votes = np.zeros((len(faces), len(VOTES)), dtype=int)
    votes[np.arange(len(faces)), labels] = 7
    votes[:, -1] += 3
    data = tmp_path / "faces"
    data.mkdir()
    rows = ((label, pixels(face), of) for label, face, of in zip(labels, faces, usage, strict=True))
    write_csv(data / "fer2013.csv", "emotion,pixels,Usage", rows)
    write_csv(data / "fer2013new.csv", f"Usage,Image name,{','.join(VOTES)}", (
        (of, "", *row) for of, row in zip(usage, votes.tolist(), strict=True)
    ))  # fmt: skip
    recipe = dataclasses.replace(tiny_recipe, epochs=1)
    monkeypatch.setitem(recipes.RECIPES, recipe.name, recipe)
    return train.train(Request(data=str(data), recipe=recipe.name), tmp_path / "voted")


def test_notebook_03_sets_twins_and_people_beside_the_network(voted_run, shown_by):
    shown = shown_by("03_confusion", run=str(voted_run.path))
    assert [name for name in names_of(shown) if name not in ANSWER] == [
        ("figure", "recall"),
        ("table", "recall"),
        ("table", "copies-found"),
        ("table", "twins-recognised"),
        ("table", "twins-by-class"),
        ("figure", "near-twins"),
        ("figure", "twins-at-the-limit"),
        ("figure", "judges"),
        ("table", "whose-mistakes"),
        ("table", "label-noise"),
        ("figure", "reliability"),
        ("table", "temperature"),
        ("figure", "coverage"),
    ]
    facts = voted_run.facts("03", Facts)
    assert (facts.memory.search, facts.memory.faces) == ("done", (19, 1, 1))
    assert facts.people.votes == 21 * 10
    assert sum(map(sum, facts.people.mistakes)) == round(21 * (1 - facts.scores.accuracy.value))
    assert (facts.doubt.both, facts.doubt.people) == (0, 0)
    assert all(about["alt"] for about in shown if about["kind"] == "figure")
    assert_every_language_says(facts)
    text = (voted_run.path / "facts" / "03.json").read_text()
    assert from_json(Facts, json.loads(text, parse_constant=pytest.fail)) == facts


def test_notebook_03_compares_with_a_second_run(copied_run, shown_by, tmp_path):
    other = shutil.copytree(copied_run.path, tmp_path / "second")
    shown = shown_by("03_confusion", other=str(other))
    assert ("table", "two-networks") in names_of(shown)
    rival = copied_run.facts("03", Facts).rival
    assert (rival.run, rival.paired.first, rival.paired.second, rival.paired.p) == ("second", 0, 0, 1.0)
    assert_every_language_says(copied_run.facts("03", Facts))


def test_notebook_03_finds_a_run_by_a_relative_path(shown_by, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown_by("03_confusion", brief=True, run="run", pairs=1, examples=1)


def test_notebook_03_refuses_to_show_no_pair(copied_run, shown_by):
    with pytest.raises(PapermillExecutionError, match="pairs=0: ask for at least one"):
        shown_by("03_confusion", pairs=0)
    assert not (copied_run.path / "facts" / "03.json").exists()
