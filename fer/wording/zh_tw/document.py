"""The words of the document itself in Chinese: cover, labels and appendix."""

from collections.abc import Iterable, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import SPLITS, bounds, count, duration, listed, percent, spaced

_UNMEASURED = "沒有臉孔"
_LABELS = {
    "figure": "圖\N{NO-BREAK SPACE}{}",
    "table": "表\N{NO-BREAK SPACE}{}",
    "equation": "式\N{NO-BREAK SPACE}({})",
}


def title() -> str:
    return "臉部表情辨識：分類與解釋"


def contents() -> str:
    return "目錄"


def sheet() -> str:
    """Above the page with the six answers."""
    return "六題簡答"


def answers() -> str:
    """The first part."""
    return "第一部分：六題解答"


def evidence() -> str:
    """The second part."""
    return "第二部分：佐證"


def references() -> str:
    return "參考文獻"


def answer() -> str:
    """Before the answer to a chapter's question."""
    return "答："


def question_heading(question: int) -> str:
    """Above a person's own text for a question."""
    return f"問題 {question}"


def remarks() -> str:
    """Above what the author adds to an answer."""
    return "補充說明"


def collaborators() -> str:
    """Before the names of those who worked together."""
    return "共同討論："


def page() -> str:
    """A reference to a page, whose number the report's format puts in."""
    return "第 {number} 頁"


def pages() -> str:
    """At a page's foot; the numbers are put in by the report's format."""
    return "第 {number} 頁，共 {total} 頁"


def skip() -> str:
    """The first link of the page in HTML, past the cover."""
    return "跳到正文"


def values() -> str:
    """What opens the numbers of a chart, in HTML."""
    return "數值"


def code_of_figure() -> str:
    """What opens the code that draws a figure, in HTML."""
    return "程式碼"


def on_page() -> dict[str, str]:
    """What the page in HTML says while it is used, by the names that its scripts have for it."""
    return {
        "enlarge": "放大",
        "read": "放大；方向鍵可逐點顯示數值",
        "close": "關閉",
        "copy": "複製為 csv",
        "copied": "已複製",
        "not-copied": "瀏覽器不允許此頁複製",
        "sort": "依此欄排序",
        "filter": "篩選列",
        "scroll": "內容較寬，可左右捲動",
        "link-to": "連結至",
    }


def recall_caption() -> str:
    """Below the cover's figure."""
    return "各類別在評估臉孔上的召回率（recall）。"


def recall_alt(recall: Sequence[float | None]) -> str:
    """What the cover's figure shows, a recall a class in label order; None for a class without faces."""
    bars = [spaced(name, _UNMEASURED if share is None else percent(share, digits=0)) for name, share in _named(recall)]
    return f"每個類別一條長條：{listed(bars, last='、')}。"


def model_listing() -> str:
    """Above the code of the network."""
    return "模型"


def step_listing() -> str:
    return "一個訓練步驟"


def judge_listing() -> str:
    return "如何評估網路"


def grad_cam_listing() -> str:
    return "Grad-CAM"


def maximise_listing() -> str:
    return "Activation maximization"


def code() -> str:
    return "附錄：程式碼"


def made_by() -> str:
    return "報告的製作資訊"


def made_by_text() -> str:
    return "用相同的程式、資料與亂數種子，在同類的機器上可以重現以上數字。"


def synthetic_banner() -> str:
    """What stands over a report on faces that the program drew."""
    return (
        "**本報告使用程式繪製的合成臉孔。** 只用來示範流程，不能當作對真人的證據；"
        "文中的準確率、誤判與 saliency 只適用於這些圖。"
    )


def synthetic_header() -> str:
    """The banner in the space of a running header."""
    return "合成臉孔：僅供示範，不是對真人的證據"


def label(kind: str, number: int) -> str:
    """What a figure, table or equation is called before its caption and in references: "圖 3"."""
    return _LABELS[kind].format(number)


def caption_label(kind: str, number: int) -> str:
    """The same before a caption: "圖 3："."""
    return f"{label(kind, number)}："


def between_references() -> str:
    """Between two references in one pair of brackets."""
    return "、"


def subtitle(model: str, faces: str) -> str:
    """One sentence on what the report is about."""
    return f"以{faces}訓練的 {model} 模型：學到什麼、錯在哪裡、為什麼。"


def subtitle_elsewhere(model: str, faces: str) -> str:
    """Of a network of whose training nothing is known."""
    return f"在別處訓練的 {model} 模型，以{faces}評估：學到什麼、錯在哪裡、為什麼。"


def subtitle_ready_made(model: str, trained_on: str, faces: str) -> str:
    """Of a network that was trained on other data, named by `trained_on`."""
    return f"現成的 {model} 模型以 {trained_on} 訓練，並以{faces}評估：學到什麼、錯在哪裡、為什麼。"


def subtitle_ready_made_alike(model: str, data: str) -> str:
    """Of a network that was trained on data of the same name as those it is judged on."""
    return f"現成的 {model} 模型，訓練與評估都採用 {data}：學到什麼、錯在哪裡、為什麼。"


def drawn_faces() -> str:
    return "程式繪製的臉孔"


def faces_of(data: str) -> str:
    return f" {data} 的臉孔"


def accuracy(share: float) -> str:
    return percent(share)


def accuracy_label(interval: Interval, faces: int, split: str) -> str:
    return f"在 {count(faces)} 張{SPLITS[split]}臉孔上的準確率{bounds(interval)}"


def parameters(number: int) -> str:
    return count(number)


def parameters_label(model: str) -> str:
    return f"{model} 模型的參數量"


def epochs(number: int) -> str:
    return count(number)


def epochs_from_to(fewest: int, most: int) -> str:
    """Of an ensemble whose networks were trained for unlike numbers of them."""
    return f"{count(fewest)} 到 {count(most)}"


def epochs_label(recipe: str, seconds: float) -> str:
    return f"epoch 數（設定「{recipe}」，共 {duration(seconds)}）"


def epochs_of_each_label(recipe: str, seconds: float) -> str:
    """`seconds` are those of all networks together."""
    return f"各網路的 epoch 數（設定「{recipe}」，合計 {duration(seconds)}）"


def _named(values: Sequence[float | None]) -> Iterable[tuple[str, float | None]]:
    """Each with its class's name."""
    return zip(names("zh-TW"), values, strict=True)
