"""04_saliency runs by papermill alone, and keeps the facts that its sentences state."""

QUICKLY = {"passes": 2, "mean_passes": 2, "faces_a_class": 3}


def test_notebook_04_shows_faces_means_and_shares(copied_run, shown_by):
    shown = shown_by("04_saliency", **QUICKLY)
    assert [about["name"] for about in shown if about["kind"] == "figure"] == [
        "saliency-right",
        "saliency-wrong",
        "saliency-mean",
        "saliency-shares",
    ]
    assert sum(about["kind"] == "finding" for about in shown) == 1
    facts, held_out = copied_run.facts("04"), copied_run.predictions(copied_run.held_out)
    right = held_out.labels[held_out.logits.argmax(axis=1) == held_out.labels]
    assert facts["faces"] == [min(3, int((right == k).sum())) for k in range(7)]
    rows = held_out.rows.astype(str).tolist()
    for face in facts["right"] + facts["wrong"]:
        where = rows.index(face["row"])
        assert (face["label"], face["predicted"]) == (held_out.labels[where], held_out.logits[where].argmax())
    assert len(facts["agreement"]) == 6
    assert all(0 <= regions["inner_face"]["all"]["value"] <= 1 for regions in facts["untrained"].values())


def test_notebook_04_shows_the_faces_asked_for(copied_run, shown_by):
    rows = copied_run.predictions(copied_run.held_out).rows
    shown_by("04_saliency", **QUICKLY, faces=f"{rows[5]}, {rows[2]}")
    assert [face["row"] for face in copied_run.facts("04")["right"]] == [str(rows[5]), str(rows[2])]
