"""The widgets without a browser: a choice changes what is shown, and what is amiss is told in a line."""

import dataclasses
import re
import shutil
import subprocess
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from fer.explore import panel as module
from fer.explore import picture_field
from fer.explore.look import look
from fer.explore.panel import Panel
from fer.explore.subject import opened
from fer.figures import style
from fer.runs.run import open_run
from fer.wording.load import load


@pytest.fixture
def undrawn(monkeypatch):
    """Figures are made and not drawn, which takes most of the time: for tests of what is asked and said."""
    monkeypatch.setattr(module, "_picture", lambda fig, alt: plt.close(fig) or "")


@pytest.fixture
def panel(subject):
    return Panel(subject, load("en"), method="input_gradient", neighbours=2)


def said(panel) -> dict[str, str]:
    return {part: re.sub("<[^>]*>", "", widget.value) for part, widget in panel.parts.items()}


def give(panel, name: str, content: bytes) -> None:
    """As the script in the browser does."""
    panel.picture._handle_custom_msg({"name": name}, [memoryview(content)])


def test_another_face_another_answer(panel, subject):
    panel.order.value = "all"
    first = said(panel)
    assert f"face {subject.held_out.rows[0]} " in first["answer"]
    panel.face.value = 2
    assert f"face {subject.held_out.rows[1]} " in said(panel)["answer"]
    assert panel.place.value == "2 of 300"
    assert all(widget.value.count("<img ") == 1 for widget in panel.parts.values())


def test_method_class_and_rectangle_are_said(panel):
    panel.method.value, panel.explained.value = "occlusion", 2
    assert "The map, by occlusion, " in said(panel)["answer"]
    assert "score of fear" in said(panel)["answer"] or "speaks for fear" in said(panel)["answer"]
    panel.rows.value, panel.columns.value = (0, 24), (0, 48)
    assert "covers 50\N{NO-BREAK SPACE}% of the picture" in said(panel)["covering"]


def test_a_picture_of_ones_own_is_shown_until_the_person_goes_back(panel, png):
    before = said(panel)
    give(panel, "me.png", png())
    assert "takes me.png for" in said(panel)["answer"]
    assert panel.face.disabled
    panel.back.click()
    assert said(panel) == before
    assert not panel.face.disabled


def test_a_file_that_is_no_picture_is_told_and_nothing_else_changes(undrawn, panel):
    before = said(panel)
    give(panel, "<b>.txt", b"no")
    assert "&lt;b&gt;.txt: is truncated or no image" in panel.told.value
    assert said(panel) == before


SCRIPT = """
import field from SOURCE;
const made = [];
const document_ = () => ({ append() {}, addEventListener(name, act) { this[name] = act; }, files: [] });
globalThis.document = { createElement: () => (made.push(document_()), made.at(-1)) };
const model = {
  get: (name) => ({ words: "", most: 10 })[name],
  send: (content, _, buffers) => console.log(content.name, buffers.map((one) => one.byteLength).join()),
};
field.render({ model, el: { append() {} } });
for (const [name, size] of [["fits", 10], ["large", 11]]) {
  made[1].files = [{ name, size, arrayBuffer: async () => new ArrayBuffer(size) }];
  made[1].change();
}
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js here")
def test_a_file_too_large_for_a_message_is_named_and_not_sent(tmp_path):
    shutil.copy(Path(picture_field.__file__).with_suffix(".js"), tmp_path / "field.mjs")
    (tmp_path / "run.mjs").write_text(SCRIPT.replace("SOURCE", '"./field.mjs"'), encoding="utf-8")
    ran = subprocess.run(["node", "run.mjs"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert sorted(line.split() for line in ran.stdout.splitlines()) == [["fits", "10"], ["large"]]


def test_a_picture_that_was_too_large_to_be_sent_is_told(undrawn, panel):
    before = said(panel)
    panel.picture._handle_custom_msg({"name": "<b>.tif"}, [])
    assert "&lt;b&gt;.tif: over 10 MB, too large to be sent; make it smaller" in panel.told.value
    assert said(panel) == before


def test_a_class_without_such_a_face_is_told(undrawn, panel, png):
    panel.order.value = "typical right"
    counts = {k: len(panel.places) for k in range(7) if not setattr(panel.of_class, "value", k)}
    missing = next(k for k, count in counts.items() if not count)
    panel.of_class.value = missing
    assert panel.place.value == "There is no such face."
    assert set(said(panel).values()) == {""}, "nothing of the face before"
    give(panel, "me.png", png())
    assert panel.place.value == "There is no such face."
    assert "takes me.png for" in said(panel)["answer"]


def test_each_choice_is_computed_once(undrawn, panel, monkeypatch):
    panel.order.value = "all"
    looked = []
    monkeypatch.setattr(module, "look", lambda *of, **by: looked.append(of) or look(*of, **by))
    panel.face.value = 5
    panel.of_class.value = 3
    panel.order.value = "worst"
    panel._open({"new": panel.subject.run.path})
    assert len(looked) == 4
    assert panel.face.value == 1
    panel.face.value = 2
    assert len(looked) == 5, "the slider is heeded again"


def test_another_run_takes_over_and_a_broken_one_does_not(copied_run):
    shutil.copytree(copied_run.path, copied_run.path.with_name("second"))
    shutil.copytree(copied_run.path, copied_run.path.with_name("third"))
    with plt.rc_context():
        style.use("zh-TW")
        chosen_and_broken(Panel(opened(open_run(copied_run.path)), load("zh-TW"), method="input_gradient"), copied_run)


def chosen_and_broken(panel, copied_run):
    names = [path.name for _, path in panel.run.options]
    assert names == ["run", "second", "third"]
    panel.run.value = copied_run.path.with_name("second")
    assert panel.subject.run.path.name == "second"
    (copied_run.path.with_name("third") / "weights.safetensors").unlink()
    before = said(panel)
    panel.run.set_state({"index": names.index("third")})  # as the browser does
    assert panel.subject.run.path.name == "second"
    assert "weights.safetensors" in panel.told.value
    assert (panel.run.label, panel.run.index, said(panel)) == ("second", names.index("second"), before)
    panel.run.set_state({"index": names.index("run")})
    assert panel.subject.run.path.name == "run", "the list is heeded again"


def test_without_training_faces_at_hand_that_is_said_in_place_of_the_nearest(undrawn, subject):
    panel = Panel(dataclasses.replace(subject, memory=None), load("en"), method="input-gradient")
    assert said(panel)["neighbours"] == "The training faces of this run are not at hand."
