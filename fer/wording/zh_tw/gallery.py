"""Several runs side by side: the page beside their reports."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell, p_value, signed
from fer.wording.zh_tw.prose import SPLITS, count, in_words, listed, percent

_NAMES = names("zh-TW")
_NONE = "–"


def title() -> str:
    return "各次訓練對照"


def subtitle(runs: int) -> str:
    return f"{in_words(runs)}個辨識臉部表情的網路：各自的表現，以及彼此的差異。"


def some_drawn(runs: Sequence[str]) -> str:
    return f"**{'、'.join(runs)} 使用程式繪製的臉孔**：這部分的準確率與混淆情形，不能當作真人臉孔的證據。"


def number(number: int) -> str:
    return count(number)


def runs_label() -> str:
    return "次訓練"


def range(lowest: float, highest: float) -> str:
    return f"{percent(lowest)} 到 {percent(highest)}"


def range_label() -> str:
    return "未參與訓練的臉孔上的準確率，由最低到最高"


def range_label_judged() -> str:
    return "準確率，由最低到最高"


def apart_label(pairs: int) -> str:
    return f"組準確率有顯著差異（以同一批臉孔評估的共 {count(pairs)} 組）"


def accuracies_caption() -> str:
    return "各次訓練在未參與訓練的臉孔上的準確率，附 95% 信賴區間。"


def accuracies_caption_judged() -> str:
    """Where it is not known of every run that they were held out."""
    return "各次訓練在評估所用的臉孔上的準確率，附 95% 信賴區間。"


def accuracy_alt(runs: Sequence[str], accuracies: Sequence[Interval]) -> str:
    each = [f"{run} {interval_cell(of)}" for run, of in zip(runs, accuracies, strict=True)]
    return f"每次訓練一條線，為準確率（%）與其信賴區間：{'、'.join(each)}。"


def runs_part() -> str:
    return "各次訓練的結果"


def matrices_part() -> str:
    return "混淆矩陣"


def networks_part() -> str:
    return "網路與訓練設定"


def reports_part() -> str:
    return "各份報告"


def made_by_part() -> str:
    return "本頁的製作資訊"


def on_the_same(runs: Sequence[str], faces: int, split: str) -> str:
    return f"{'、'.join(runs)} 以同一批 {count(faces)} 張{SPLITS[split]}臉孔評估。"


def none_apart() -> str:
    return "**看不出其中哪一個比另一個準確**：每個差異的信賴區間都包含 0。"


def ahead(run: str, others: int) -> str:
    return f"**{run} 比另外 {count(others)} 個準確**，差異達統計顯著。"


def several_ahead(runs: Sequence[str]) -> str:
    return f"**看不出哪一個最準確**：沒有任何一個顯著高於 {'、'.join(runs)}，而這幾個之間的差異未達統計顯著。"


def lead_open(run: str, over: Sequence[str]) -> str:
    return f"**看不出哪一個最準確**：沒有任何一個顯著高於 {run}，但它與 {'、'.join(over)} 的差異未達統計顯著。"


def of_trainings() -> str:
    return (
        "這裡比較的是這幾個訓練好的網路，不是訓練設定本身：換一個 seed，每個網路都會改變。"
        "此外，若因為某個網路在這批臉孔上最好而選它，它在其他臉孔上的表現平均會略差一些。"
    )


def alone(runs: Sequence[str], number: int) -> str:
    return f"{'、'.join(runs)} 評估所用的臉孔與其他訓練都不相同，因此不比較其差異。"


def faces_unknown(runs: Sequence[str], number: int) -> str:
    """Of networks that came, or began, as a file of weights."""
    return (
        f"{'、'.join(runs)} 用了哪些臉孔訓練**不得而知**，或只知道一部分：若評估所用的臉孔也在其中，"
        "這裡的準確率就會偏高。"
    )


def method() -> str:
    return (
        "差距是保留的 epoch 上 training 與 validation 準確率之差。最好與最差的類別依召回率而定，"
        "多個類別並列時不列信賴區間，全部相同時以「–」表示；方括號內是其他也可能為最好或最差的類別"
        "（[@tab:results]；信賴區間依 @wilson1927 與 @newcombe1998）。"
    )


def results_caption() -> str:
    return "各次訓練在未參與訓練的臉孔上的結果，附 95% 信賴區間。"


def results_caption_judged() -> str:
    return "各次訓練在評估所用的臉孔上的結果，附 95% 信賴區間。"


def result(
    run: str, faces: int, split: str, accuracy: Interval, gap: Interval | None, best: str | None, worst: str | None
) -> dict[str, str]:
    return {
        "訓練": run,
        "臉孔": f"{SPLITS[split]} {count(faces)} 張",
        "準確率（%）": interval_cell(accuracy),
        "差距（百分點）": interval_cell(gap, between=" 到 "),
        "最好的類別與召回率（%）": _NONE if best is None else best,
        "最差的類別與召回率（%）": _NONE if worst is None else worst,
    }


def class_alone(label: int, recall: Interval) -> str:
    return f"{_NAMES[label]} {interval_cell(recall)}"


def classes_tied(classes: Sequence[int], recall: float) -> str:
    """Several of one recall, whose intervals differ with their faces."""
    return f"{listed(_named(classes))} {signed(100 * recall, 1)}"


def class_open(end: str, others: Sequence[int]) -> str:
    return f"{end} [或{listed(_named(others), last='或')}]"


def differences_method() -> str:
    return (
        "以同一批臉孔評估的兩個網路，逐張臉孔比較。準確率之差採用 @agresti2005 的信賴區間，"
        "p 來自 McNemar 精確檢定 [@mcnemar1947]。若有多組比較，各個信賴區間都已加寬，使全部區間同時成立的信賴水準為 "
        "95%；p 則未經校正（[@tab:differences]）。"
    )


def differences_caption() -> str:
    return "在同一批臉孔上，前者的準確率減去後者的準確率。"


def differences_of_the_first(most: int) -> str:
    return (
        f"{differences_caption()}同一批臉孔上的訓練超過 {count(most)} 次時，只列出與準確率最高者的比較；"
        "信賴區間仍依全部的組合加寬。"
    )


def pair(
    first: str, second: str, first_alone: int, second_alone: int, difference: Interval, fine: bool, p: float
) -> dict[str, str]:
    """`fine` with a digit more, where one hides the side on which the difference lies."""
    return {
        "前者": first,
        "後者": second,
        "只有前者答對": count(first_alone),
        "只有後者答對": count(second_alone),
        "差異（百分點）": interval_cell(difference, digits=2 if fine else 1, between=" 到 "),
        "McNemar 檢定": p_value(p),
    }


def matrices_caption() -> str:
    return "混淆矩陣：每個真實類別的臉孔中，得到各種答案的百分比。"


def matrices_alt(runs: Sequence[str], recall: Sequence[Sequence[float | None]]) -> str:
    each = [f"{run}：{'、'.join(_shares(of))}" for run, of in zip(runs, recall, strict=True)]
    return f"每次訓練一個矩陣，對角線為各類別的召回率。{'；'.join(each)}。"


def figure_words() -> dict[str, str]:
    return {"true": "真實類別", "predicted": "預測類別"}


def networks_caption() -> str:
    return "各個網路與訓練設定。"


def network(
    run: str, model: str, parameters: int, recipe: str, epochs: str | None, seed: int, data: str
) -> dict[str, str]:
    return {
        "訓練": run,
        "模型": model,
        "參數量": count(parameters),
        "訓練設定": recipe,
        "epoch 數": _NONE if epochs is None else epochs,
        "seed": str(seed),
        "臉孔": data,
    }


def recipe(recipe: str) -> str:
    return recipe


def recipe_changed(recipe: str, changed: Sequence[str]) -> str:
    return f"{recipe}，改設 {'、'.join(changed)}"


def of_run(run: str) -> str:
    return run


def report(run: str, links: Mapping[str, str]) -> str:
    """`links` are addresses by the format's name."""
    return f"{run}：{'、'.join(f'[{kind.upper()}]({link})' for kind, link in links.items())}"


def failed(run: str, why: str) -> str:
    return f"{run}：**報告製作失敗。** {why}"


def stopped(run: str) -> str:
    return f"{run}：報告製作到一半就中斷了。"


def not_begun(run: str) -> str:
    return f"{run}：報告尚未開始製作。"


def made_by_text() -> str:
    return "用同樣的訓練結果，可以再做出同樣的一頁。"


def made_of(data: str, sha256: str) -> str:
    return f"{data}，影像與標籤的 SHA-256 為 {sha256}"


def _named(classes: Sequence[int]) -> list[str]:
    return [_NAMES[place] for place in classes]


def _shares(recall: Sequence[float | None]) -> list[str]:
    return [f"{name} {_NONE if of is None else percent(of, digits=0)}" for name, of in zip(_NAMES, recall, strict=True)]
