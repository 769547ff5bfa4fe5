"""02_training runs by papermill alone, and keeps the facts that its sentences state."""


def test_notebook_02_judges_the_training_and_writes_its_facts(copied_run, shown_by):
    shown = shown_by("02_training")
    assert [about["name"] for about in shown if "name" in about] == ["recipe", "curves", "gap"]
    (finding,) = [about["text"] for about in shown if about["kind"] == "finding"]
    assert "after 2 epochs accuracy is" in finding
    facts, history = copied_run.facts("02"), copied_run.history()
    assert facts["judgement"]["kept"]["epoch"] == copied_run.metrics()["best_epoch"]
    assert facts["judgement"]["last"]["val_loss"] == history["val_loss"].iloc[-1]
    assert (facts["judgement"]["n_train"], facts["judgement"]["n_val"]) == (300, 300)
