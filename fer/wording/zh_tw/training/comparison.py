"""Question 2, evidence: a training compared with others that were judged on the same faces.

Differences are the other training's value minus this one's.
"""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell, p_value
from fer.wording.zh_tw.prose import SPLITS, count, in_words, points_interval, spaced

_SETTINGS = {"train_faces": "訓練臉孔數", "split_seed": "分割的 seed", "code": "程式碼"}


def names() -> dict[str, str]:
    """The words in the figure."""
    return {"epoch": "epoch", "loss": "loss（交叉熵，nat）", "accuracy": "準確率（%）"}


def heading() -> str:
    return "### 與其他訓練比較"


def method() -> str:
    return (
        "防止過擬合的做法有什麼效果？其他訓練以同一批臉孔評估，因此可以逐張臉孔比較兩個網路。準確率之差採用 "
        "@agresti2005 的信賴區間，p 來自 McNemar 精確檢定 [@mcnemar1947]。差距與準確率取保留的 epoch，"
        "以全部驗證臉孔計算，每張臉孔只看一次；若有多個網路，差距取平均曲線最好的 epoch。"
        "兩個差距之差的信賴區間由兩者的區間合併而成 "
        "[@newcombe1998]，並把所有臉孔當成不同的，所以偏寬。沒有做多重比較校正（[@tab:beside]、"
        "[@fig:beside]）。"
    )


def table(
    split: str,
    run: str,
    apart: str,
    gap: Interval,
    gaps: Interval | None,
    accuracy: Interval,
    accuracies: Interval | None,
) -> dict[str, str]:
    """One run; this one has no difference, `gaps` or `accuracies`, from itself."""
    return {
        "訓練": run,
        "不同之處": apart,
        "差距（百分點）": interval_cell(gap, between=" 到 "),
        "差距之差": interval_cell(gaps, between=" 到 "),
        f"{SPLITS[split]}臉孔的準確率（%）": interval_cell(accuracy),
        "準確率之差（百分點）": interval_cell(accuracies, between=" 到 "),
    }


def table_caption() -> str:
    return (
        "本次訓練與其他訓練：training 與 validation 準確率的差距，以及準確率，皆取保留的權重，附 95% 信賴區間。"
        "差異為另一次訓練減本次訓練。"
    )


def settings_table(name: str, ours: str, labels: Sequence[str], theirs: Sequence[str]) -> dict[str, str]:
    """One setting; `labels` are the other runs' names."""
    return {"設定": name, "本次訓練": ours, **dict(zip(labels, theirs, strict=True))}


def settings_caption() -> str:
    return "各次訓練不同的設定。"


def figure_caption() -> str:
    return "各次訓練的 loss 與準確率：帶標記的實線為 validation，點線為 training。"


def alt(labels: Sequence[str], lowest: Sequence[float], last: Sequence[float]) -> str:
    """Of each training the lowest and the last validation loss."""
    each = [
        spaced(label, f"最低 {low:.2f}、最後 {end:.2f}") for label, low, end in zip(labels, lowest, last, strict=True)
    ]
    return f"兩張折線圖，{in_words(len(labels))}次訓練的 loss 與準確率。validation loss：{'；'.join(each)}。"


def run_name(name: str, number: int | None) -> str:
    return name if number is None else f"{name}（{number}）"


def this_run() -> str:
    return "本次訓練"


def nothing() -> str:
    return "無"


def settings(number: int) -> str:
    return f"{count(number)} 項設定"


def setting(name: str, theirs: str, ours: str) -> str:
    return spaced(name, "由", ours, "改為", theirs)


def setting_name(name: str) -> str:
    return _SETTINGS.get(name, name)


def no_value() -> str:
    return "無"


def switch(on: bool) -> str:
    return "是" if on else "否"


def number(number: int) -> str:
    return count(number)


def plain(value: float | str) -> str:
    return str(value)


def values(values: Sequence[str]) -> str:
    return ", ".join(values)


def several_networks() -> str:
    return "多個網路"


def of_run(run: str) -> str:
    return f"**{run}**："


def nothing_differs() -> str:
    return "設定、seed 與訓練臉孔都相同。"


def one_differs(setting: str) -> str:
    return f"只有一項設定不同：{setting}。"


def networks_differ(settings: Sequence[str]) -> str:
    return f"網路不同（{'、'.join(settings)}），看不出單一做法的效果。"


def several_differ(settings: Sequence[str]) -> str:
    return f"有 {count(len(settings))} 項設定不同（{'、'.join(settings)}；見[@tab:beside-settings]）。"


def gap_wider(difference: Interval) -> str:
    return f"差距**較大**，兩者相差 {points_interval(*difference)}。"


def gap_narrower(difference: Interval) -> str:
    return f"差距**較小**，兩者相差 {points_interval(*difference)}。"


def gap_open(difference: Interval) -> str:
    return f"兩者的差距相差 {points_interval(*difference)}，未達統計顯著。"


def accuracy_open(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}，未達統計顯著。"


def accuracy_better(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}，**較好**。"


def accuracy_worse(split: str, difference: Interval, p: float) -> str:
    return f"{_accuracy(split, difference, p)}，**較差**。"


def loss(theirs: Mapping[str, float], ours: Mapping[str, float]) -> str:
    """Each: lowest, at epoch, of epochs, last."""
    return f"validation loss {_course(theirs)}；本次訓練則{_course(ours)}。"


def narrower_and_worse() -> str:
    return "差距雖然較小，在其他臉孔上的準確率卻也較低。"


def narrower_alone() -> str:
    return "差距雖然較小，但看不出在其他臉孔上有進步。"


def wider_and_better() -> str:
    return "差距雖然較大，在其他臉孔上的準確率卻較高：單是差距大並無害處。"


def repeated() -> str:
    return "因此這些差異只是同一訓練重做一次的變動。"


def of_networks() -> str:
    return "無法從中得知個別設定的效果。"


def brought_together() -> str:
    return "這是這些設定在這兩次訓練中的合併效果；要分開來看，每次只改一項設定再訓練（`--set`）。"


def nothing_shown(setting: str) -> str:
    return spaced("以這批臉孔看不出", setting, "的效果，但也不表示沒有效果。")


def seed_alone() -> str:
    return "單是 seed 就有這樣的影響：一種做法的效果要更大，才看得出來。"


def draw_alone() -> str:
    return "單是訓練臉孔的抽樣就有這樣的影響：一種做法的效果要更大，才看得出來。"


def number_of_faces() -> str:
    return "這是訓練臉孔數的效果，只用了一個 seed；換一個 seed，兩邊都可能改變。"


def brought(setting: str) -> str:
    return spaced("這是", setting, "的效果，只用了一個 seed。換一個 seed 也會改變網路，變動多大，兩次訓練看不出來。")


def same_settings() -> str:
    return "設定相同"


def all_else_equal(setting: str) -> str:
    return f"{setting}，其餘相同"


def settings_changed(number: int) -> str:
    return f"{count(number)} 項設定不同"


def another_network() -> str:
    return "另一種網路"


def finding(run: str, changed: str, gap: Interval, accuracy: Interval, p: float) -> str:
    return (
        f"與本次訓練相比，{run}（{changed}）的差距變化 {points_interval(*gap)}，"
        f"準確率變化 {points_interval(*accuracy)}，{p_value(p)}。"
    )


def _accuracy(split: str, difference: Interval, p: float) -> str:
    return f"在{SPLITS[split]}臉孔上，準確率相差 {points_interval(*difference)}，{p_value(p)}"


def _course(of: Mapping[str, float]) -> str:
    return f"最低為 {of['lowest']:.2f}（{of['epochs']} 個 epoch 中的第 {of['epoch']} 個），最後為 {of['last']:.2f}"
