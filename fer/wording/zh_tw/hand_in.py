"""The words that stand in a folder that is handed in, beside the report, in Chinese."""

from fer.statistics.interval import Interval
from fer.wording.zh_tw.made_by import made
from fer.wording.zh_tw.prose import SPLITS, count, percent_interval


def title() -> str:
    """Above the folder's list of files."""
    return "# 作業三：臉部表情辨識"


def files() -> str:
    """What each file is."""
    return """\
| 檔案 | 內容 |
|---|---|
| `report.pdf` | 報告 |
| `hw3_train.sh` | `./hw3_train.sh <影像資料夾> <train.csv>`：依報告的設定重新訓練，結果放在旁邊的 `retrained/` |
| `hw3_test.sh` | `./hw3_test.sh <影像資料夾> <prediction.csv>`：每張影像輸出一列 `id,label`；id 是檔名中的數字，例如 `0007.jpg` 的 id 是 7 |
| `model/` | 訓練好的模型：權重（`weights.safetensors`）、設定（`config.json`）、預測與各項數字 |"""  # noqa: E501 - a row of a table is one line


def accuracy(interval: Interval, faces: int, split: str) -> str:
    """What the network comes to."""
    return f"`model/` 中的模型在 {count(faces)} 張{SPLITS[split]}臉孔上的準確率為 {percent_interval(*interval)}。"


def needed(date: str, revision: str | None) -> str:
    """What the scripts need, and how it is installed."""
    return f"""\
## 執行環境

需要 Python 3.11 以上與套件 fer-report（報告產生時間：{made(date, revision)}）。在該套件的原始碼資料夾中執行：

```sh
pip install -c constraints.txt -e .
```

兩個 script 都會呼叫 `python`；要用別的 Python，寫在前面即可：`PYTHON=python3 ./hw3_test.sh …`。
在任何資料夾中都能執行。"""


def again(recipe: str, seed: int, data: str, sha256: str, report: str) -> str:
    """How the figures come out again; `report` is the command that makes the report."""
    return f"""\
## 如何重現結果

```sh
./hw3_test.sh test_img prediction.csv
./hw3_train.sh train_img train.csv
{report}
```

第二行以設定 {recipe}、亂數種子 {seed} 訓練；中斷後再執行一次就會接續。要改用別的臉孔訓練，請先刪除 `retrained/`。
第三行用 `model/` 中的模型產生報告，需要報告所用的臉孔：{data}（影像與標籤的 SHA-256 為 `{sha256}`）。

臉孔、資料分割與機器種類都相同時，結果會相同；臉孔不同，或驗證臉孔不同時，結果就會不同。"""


def teacher() -> str:
    """Of a network that learned from another one."""
    return "這個模型訓練時也學了另一個模型的答案，那個模型放在 `teacher/`；`hw3_train.sh` 會用到它。"


def ready_made() -> str:
    """Of a network that its owner did not train."""
    return "`model/` 中的模型是程式內附的，不是自己訓練的；`hw3_train.sh` 會訓練一個同類的模型，結果會略有差異。"
