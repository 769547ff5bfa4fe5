"""What made the report, in Chinese: the lines of its last page."""

from collections.abc import Mapping

from fer.wording.zh_tw.prose import count, faces

_UNKNOWN = "不明（沒有 git 紀錄）"
_WHAT = {
    "report": "報告產生時間",
    "run": "Run",
    "trained": "訓練日期",
    "data": "資料",
    "limit": "使用的臉孔",
    "fold": "交叉驗證",
    "train_faces": "使用的訓練臉孔",
    "sha256": "影像與標籤的 SHA-256",
    "trained_on": "訓練資料",
    "weights": "內附權重的 SHA-256",
    "seed": "亂數種子（seed）",
    "machine": "訓練用的機器",
    "judged": "評估日期",
    "own_weights": "權重檔的 SHA-256",
    "code": "網路程式碼的 SHA-256",
    "network": "網路",
    "versions": "套件版本",
}


def row(what: str, value: str | int) -> dict[str, str]:
    """A line of all that is needed to make the report again."""
    return {"項目": what, "內容": str(value)}


def what(of: str) -> str:
    return _WHAT[of]


def what_recipe(name: str) -> str:
    return f"訓練設定「{name}」"


def made(date: str, revision: str | None) -> str:
    return f"{date}，程式版本（commit）{_UNKNOWN if revision is None else revision}"


def all_faces() -> str:
    return "全部"


def at_most(limit: int) -> str:
    return f"每個資料集至多 {faces(limit)}"


def fold_held_out(number: int, of: int, seed: int) -> str:
    return f"保留第 {number} 個 fold（共 {of} 個）不參與訓練；各 fold 以亂數種子 {seed} 抽出"


def part_of_training(faces: int, seed: int) -> str:
    return f"{count(faces)} 張，各類別按比例，以亂數種子 {seed} 抽出"


def trained_on(faces: int, data: str, sha256: str) -> str:
    return f"{data} 的 {count(faces)} 張訓練臉孔，影像與標籤的 SHA-256 為 {sha256}"


def machine(device: str, threads: int | None) -> str:
    return device if threads is None else f"{device}，{count(threads)} 個執行緒"


def settings(values: Mapping[str, object]) -> str:
    """{"epochs": 14, "model": "vgg"} as "epochs 14; model vgg"; nested ones in parentheses, None as "none"."""
    return "; ".join(f"{name} {_setting(value)}" for name, value in values.items())


def differs() -> str:
    """Of a setting that is not the same in all recipes of an ensemble."""
    return "各不相同，見下列各設定"


def _setting(value: object) -> str:
    if isinstance(value, Mapping):
        return f"({settings(value)})"
    return "none" if value is None else str(value)
