"""What the cover and the last page of a report say of a run."""

import dataclasses

import pytest

from fer.data.splits import Fold
from fer.recipes import RECIPES
from fer.report import findings
from fer.runs.config import Config
from fer.runs.metrics import Metrics
from fer.runs.seen import Training
from fer.statistics.classification import Scores
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
CONFIG = Config("/at/home/fer2013.csv", 500, "a layout", "ab" * 32, False, 3, RECIPES["quick"])
DRAWN = dataclasses.replace(CONFIG, data="synthetic", synthetic=True)
READY_MADE = dataclasses.replace(
    CONFIG, trained_on=Training("others.csv", "cd" * 32, (1000,) * 7, 900), weights="ef" * 32
)
ALIKE = dataclasses.replace(READY_MADE, trained_on=Training("fer2013.csv", "cd" * 32, (1000,) * 7, 900))
ENVIRONMENT = {
    "date": "2026", "git": None, "device": "cpu", "threads": 1, "python": "3.11", "versions": {"torch": "2"}
}  # fmt: skip


def rows(config, **environment):
    table = findings.made_by(config, ENVIRONMENT | environment, run="r", revision="abc+", date="now")
    return dict(ENGLISH.table(table)[["What", "Value"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("config", "text"),
    [
        (CONFIG, "A network of the kind vgg, trained on the faces of `fer2013.csv`: what it has learnt"),
        (DRAWN, "A network of the kind vgg, trained on faces drawn by the program: what it has learnt"),
        (
            READY_MADE,
            "A ready-made network of the kind vgg, trained on `others.csv` and judged on the faces of `fer2013.csv`",
        ),
        (
            dataclasses.replace(CONFIG, weights="ef" * 32),
            "A network of the kind vgg that was trained elsewhere, judged on the faces of `fer2013.csv`: what it has",
        ),
        (ALIKE, "A ready-made network of the kind vgg, trained and judged on `fer2013.csv`: what it has learnt"),
    ],
)
def test_the_subtitle_says_whose_faces_they_are(config, text):
    assert ENGLISH.text(findings.subtitle(config)).startswith(text)


def test_drawn_faces_are_said_to_be_and_real_ones_are_not():
    assert "no evidence on people" in ENGLISH.text(findings.banner(DRAWN))
    assert "no evidence on people" in ENGLISH.text(findings.header(DRAWN))
    assert findings.banner(CONFIG) is findings.header(CONFIG) is None


METRICS = Metrics(
    splits={
        split: Scores(
            faces=1200,
            accuracy=Interval(0.934, 0.919, 0.947),
            loss=0.2,
            macro_f1=Interval(0.934, 0.919, 0.947),
            recall=(0.9,) * 7,
        )
        for split in ("val", "test")
    },
    best_epoch=2,
    epochs=14,
    seconds=200.0,
    faces_per_second=9.0,
    parameters=68327,
    views=1,
)


@pytest.mark.parametrize(("split", "faces"), [("test", "1,200 test faces"), ("val", "1,200 validation faces")])
def test_key_figures_are_those_of_the_split_that_is_spoken_of(split, faces):
    found = findings.key_figures(CONFIG, METRICS, split=split, epochs=(14, 14))
    said = [(ENGLISH.plain(a), ENGLISH.plain(b)) for a, b in found]
    assert [tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in pair) for pair in said] == [
        ("93.4 %", f"accuracy on {faces} (95 % CI 91.9–94.7)"),
        ("68,327", "parameters in the model “vgg”"),
        ("14", "epochs of the recipe “quick”, in 3 min 20 s"),
    ]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("en", ("14 to 48", "epochs of each network, by the recipe “quick”, in 3 min 20 s together")),
        ("zh-TW", ("14 到 48", "各網路的 epoch 數（設定「quick」，合計 3 分 20 秒）")),
    ],
)
def test_of_networks_that_were_trained_for_unlike_numbers_of_epochs_the_cover_tells_fewest_and_most(code, says):
    figure, label = findings.key_figures(CONFIG, METRICS, split="test", epochs=(14, 48))[-1]
    assert (load(code).plain(figure), load(code).plain(label)) == says


def test_what_made_the_report_says_what_is_not_known():
    said = rows(CONFIG)
    assert said["Report made"] == "now, program at commit abc+"
    assert said["Trained"] == "2026, program at commit unknown: no git checkout"
    assert rows(CONFIG, git="12ab")["Trained"] == "2026, program at commit 12ab"


def test_what_made_the_report_names_data_and_seed():
    said = rows(CONFIG)
    assert (said["Data"], said["Faces used"], said["Seed"]) == (
        "fer2013.csv",
        "at most 500 of each split",
        "3",
    )
    assert rows(dataclasses.replace(DRAWN, limit=None))["Faces used"] == "all"
    assert said["Versions"] == "python 3.11; torch 2"
    assert "Training faces used" not in said
    part = rows(dataclasses.replace(CONFIG, train_faces=3000, split_seed=4))
    assert part["Training faces used"] == "3,000, each class by its share, drawn by seed 4"


def test_what_made_the_report_names_the_fold_that_a_network_was_not_trained_on():
    assert "Cross-validation" not in rows(CONFIG)
    config = dataclasses.replace(CONFIG, fold=Fold(2, 5), split_seed=4)
    assert rows(config)["Cross-validation"] == "fold 2 of 5 was held out; the folds were drawn by seed 4"
    table = findings.made_by(config, ENVIRONMENT, run="r", revision=None, date="now")
    chinese = dict(load("zh-TW").table(table).itertuples(index=False, name=None))
    assert chinese["交叉驗證"] == "保留第 2 個 fold（共 5 個）不參與訓練；各 fold 以亂數種子 4 抽出"


def test_what_made_the_report_lists_all_settings_of_the_recipe():
    recipe = dataclasses.replace(CONFIG.recipe, patience=None, model_options={})
    said = rows(dataclasses.replace(CONFIG, recipe=recipe))["Recipe “quick”"].split("; ")
    assert "patience none" in said
    assert "model options none" in said
    assert "name quick" not in said


def test_of_an_ensemble_the_settings_of_no_member_are_told_as_those_of_all():
    cpu, quick = RECIPES["cpu"], RECIPES["quick"]
    members = (("vgg", {}), ("vgg", {}))
    both = dataclasses.replace(cpu, name="cpu + quick", model="ensemble", model_options={"members": members})
    config, told = dataclasses.replace(CONFIG, recipe=both), {}
    for code in ("en", "zh-TW"):
        of_members = {"recipes": [cpu, quick, cpu], "seeds": [3, 3, 4]}
        table = findings.made_by(config, ENVIRONMENT, run="r", revision=None, date="now", **of_members)
        told[code] = dict(load(code).table(table).itertuples(index=False, name=None))
    said = told["en"]
    assert said["Seed"] == "3, 4"
    assert "epochs as each recipe below has it" in said["Recipe “cpu + quick”"]
    assert "momentum 0.9" in said["Recipe “cpu + quick”"] and "momentum" not in said["Recipe “cpu”"]
    assert said["Recipe “cpu”"].startswith("epochs 48; ") and said["Recipe “quick”"].startswith("epochs 14; ")
    assert any("epochs 各不相同" in value for value in told["zh-TW"].values())
    table = findings.made_by(config, ENVIRONMENT, run="r", revision=None, date="now", recipes=[cpu, cpu], seeds=[3, 4])
    alike = dict(ENGLISH.table(table).itertuples(index=False, name=None))
    assert "epochs 48" in alike["Recipe “cpu + quick”"] and "Recipe “cpu”" not in alike


def test_a_ready_made_network_has_its_own_faces_and_weights():
    said = rows(READY_MADE)
    assert said["Trained on"] == f"7,000 training faces of others.csv, SHA-256 of its images and labels {'cd' * 32}"
    assert said["SHA-256 of the released weights"] == "ef" * 32
    assert "Trained on" not in rows(CONFIG)
