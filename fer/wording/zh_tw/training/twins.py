"""Question 2: validation faces with a twin in training, their number and the gap without them."""

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, percent_interval, points_interval

_NEAR_TWIN = "同一張照片，但裁切、角度或明暗不同，或左右翻轉"


def apart_without(left_out: str, apart: str) -> str:
    return f"扣除{left_out}後，{apart}"


def left_out_both(exact: int, near: int) -> str:
    return f"照片也出現在訓練資料中的驗證臉孔（像素完全相同 {count(exact)} 張，經過改動 {count(near)} 張）"


def left_out_exact(faces: int) -> str:
    return f"與訓練臉孔完全重複（每個像素都相同）的 {count(faces)} 張驗證臉孔"


def left_out_near(faces: int) -> str:
    return f"照片也出現在訓練資料中、但經過改動的 {count(faces)} 張驗證臉孔"


def none(faces: int) -> str:
    return f"{_no_equal(faces)}，也沒有找到與訓練臉孔近似重複的（{_NEAR_TWIN}）。"


def none_exact(faces: int) -> str:
    return f"{_no_equal(faces)}。"


def all_faces(faces: int) -> str:
    return f"{count(faces)} 張驗證臉孔的照片全都出現在訓練資料中，**無法檢驗**學到了什麼，也看不出差距。"


def without(counted: str, twins: int, accuracy: Interval, gap: Interval) -> str:
    return (
        f"{counted}。扣除這 {count(twins)} 張之後，validation 準確率為 {percent_interval(*accuracy)}，"
        f"差距為 {points_interval(*gap)}。結論依這個差距而定。"
    )


def counted_both(exact: int, faces: int, near: int) -> str:
    return f"{_equal(exact, faces)}，另有 {count(near)} 張近似重複（{_NEAR_TWIN}）"


def counted_near(faces: int, near: int) -> str:
    return f"{_no_equal(faces)}，但有 {count(near)} 張近似重複（{_NEAR_TWIN}）"


def counted_exact(exact: int, faces: int) -> str:
    return _equal(exact, faces)


def counted_exact_alone(exact: int, faces: int) -> str:
    return f"{_equal(exact, faces)}；其他臉孔中沒有找到近似重複的（{_NEAR_TWIN}）"


def searched() -> str:
    return (
        "近似重複如何搜尋、可能漏掉多少，見第 3 章。重複收錄的照片也可能本來就比較好認；"
        "若是如此，這個差距就會比單純由記憶造成的略大。"
    )


def not_searched() -> str:
    return (
        f"手邊沒有全部的訓練臉孔，無法搜尋近似重複的臉孔（{_NEAR_TWIN}）。"
        "剩下的臉孔中若還有，差距就會比在全新的臉孔上小。"
    )


def _equal(exact: int, faces: int) -> str:
    return f"{count(faces)} 張驗證臉孔中，有 {count(exact)} 張與訓練臉孔完全重複（每個像素都相同）"


def _no_equal(faces: int) -> str:
    return f"{count(faces)} 張驗證臉孔中，沒有一張與訓練臉孔完全重複"
