"""What was opened, and who made the splits."""

from collections.abc import Mapping

from fer.wording.zh_tw.prose import SPLITS, count, listed

_REASONS = {
    "unreadable": "個損壞或無法讀取的檔案、資料夾",
    "link": "個失效的連結",
    "pointer": "個指向他處檔案的指標檔",
    "missing": "張清單列出但找不到的影像",
    "class": "張所屬類別依要求排除的臉孔",
    "unplaced": "張不屬於任何類別的影像",
    "undecided": "張沒有單一類別得票領先的影像",
    "beside": "個同一資料夾中未讀取的臉孔 CSV 檔",
    "table": "個未讀取的 CSV 檔",
    "archive": "個壓縮檔",
    "format": "張格式無法讀取的影像",
    "other": "個非影像的檔案",
}  # see fer.data.layouts.unused


def drawn(sizes: Mapping[str, int]) -> str:
    return f"臉孔由程式依臉部動作單元（action unit）繪製：{_faces(sizes)}。"


def opened(source: str, sizes: Mapping[str, int]) -> str:
    return f"臉孔來自 {source}：{_faces(sizes)}。"


def left_out(numbers: Mapping[str, int], first: Mapping[str, str]) -> str:
    """By the reason how many files or faces, and the first of them."""
    told = [f"{count(number)} {_REASONS[reason]}（{first[reason]}）" for reason, number in numbers.items()]
    return f"看到但沒有採用的有（括號內是各類的第一個）：{listed(told, last='、')}。"


def sizes(files: int, cropped: int, shrunk: int, enlarged: int) -> str:
    return (
        f"讀取的 {count(files)} 個影像檔中，{count(cropped)} 個裁成正中央的正方形，"
        f"{count(shrunk)} 個縮小、{count(enlarged)} 個放大為 48×48。"
    )


def limited(faces: int) -> str:
    return f"每個資料集只讀取前 {count(faces)} 張臉孔。"


def validation_drawn(seed: int) -> str:
    return (
        f"來源沒有附標籤的驗證資料，因此從每個類別的訓練資料隨機抽出十分之一作驗證（seed {seed}），"
        "完全重複的臉孔（exact twin）放在同一邊。"
    )


def by_role(data: str, faces: int) -> str:
    """What the splits mean where the network was trained elsewhere."""
    return (
        f"網路是事先訓練好的，當時用了 {data} 的 {count(faces)} 張臉孔。這裡的資料集依當時的用途劃分："
        "用來訓練的是訓練資料，用來挑選 epoch 的是驗證資料，其餘網路沒看過的是測試資料。"
    )


def training_unknown() -> str:
    """What the splits mean where nobody knows on what the network was trained."""
    return (
        "網路只有一個權重檔，用了哪些臉孔訓練**不得而知**。這裡依資料來源劃分，"
        "因此這裡所說未參與訓練的臉孔，網路也可能在訓練時看過。"
    )


def began_elsewhere() -> str:
    """What the splits mean where the training began from weights of which nobody knows on what they were trained."""
    return (
        "網路以訓練臉孔訓練，但以一個權重檔為起點，而該權重檔是用哪些臉孔訓練的**不得而知**："
        "這裡所說未參與訓練的臉孔，也可能包含在內。"
    )


def unlabelled(faces: int) -> str:
    return f"這些臉孔中，{count(faces)} 張沒有標籤：網路照樣分類，但無法計算準確率。"


def untested() -> str:
    return "這裡沒有附標籤的測試資料，因此以驗證資料評估網路。"


def all_voted(faces: int) -> str:
    return f"全部 {count(faces)} 張臉孔都另有 FER+ 標註者的投票 [@barsoum2016]。"


def voted(faces: int) -> str:
    return f"全部臉孔中，有 {count(faces)} 張另有 FER+ 標註者的投票 [@barsoum2016]。"


def _faces(sizes: Mapping[str, int]) -> str:
    of_splits = [f"{SPLITS[split]}資料 {count(faces)} 張" for split, faces in sizes.items()]
    return f"{listed(of_splits, last='、')}，每張是 48×48 像素的灰階影像"
