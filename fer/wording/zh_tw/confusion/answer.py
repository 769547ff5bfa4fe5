"""Question 3: the answer."""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, percent, percent_interval

_NAMES = names("zh-TW")


def recognised(right: int, faces: int, accuracy: Interval, twins: str | None) -> str:
    among = "" if twins is None else f"；{twins}"
    of = f"{count(faces)} 張未參與訓練的臉孔，網路認出 {count(right)} 張"
    return f"{of}，準確率為 {percent_interval(*accuracy)}{among}。"


def without_twins(faces: int, accuracy: Interval, among: str) -> str:
    return f"其中 {count(faces)} 張{among}找不到同一張照片，準確率為 {percent_interval(*accuracy)}"


def without_exact_twins(accuracy: Interval, among: str) -> str:
    return f"排除{among}有完全重複的臉孔後，為 {percent_interval(*accuracy)}"


def in_training() -> str:
    return "在訓練資料中"


def in_the_train_split() -> str:
    return "在資料來源的訓練臉孔中"


def near_twins_may_remain(without: str) -> str:
    return f"{without}；其中可能仍有與訓練臉孔幾乎相同的影像，使這裡所有的數字偏高"


def all_twins(among: str) -> str:
    return f"但每一張{among}都找得到同一張照片"


def all_exact_twins(among: str) -> str:
    return f"但每一張{among}都有完全重複的臉孔"


def worse_than_guess(guess: float) -> str:
    return f"這顯著**低於**{_guessing(guess)}。"


def like_guess(guess: float) -> str:
    return f"這**並未**顯著高於{_guessing(guess)}。"


def like_guess_on_new(guess: float) -> str:
    return f"就沒有重複的臉孔而言，**無法證明**準確率高於{_guessing(guess)}。"


def highest(true: int, predicted: int, rate: Interval, faces: int) -> str:
    return f"誤判率最高的是{_rate(true, predicted, rate, faces)}。"


def one_of_the_highest(true: int, predicted: int, rate: Interval, faces: int) -> str:
    return f"誤判率最高的幾種之一，是{_rate(true, predicted, rate, faces)}；哪一種最高仍無定論。"


def no_mistake() -> str:
    return "網路沒有任何誤判。"


def _guessing(accuracy: float) -> str:
    return f"不看臉孔就猜的準確率（{percent(accuracy)}）"


def _rate(true: int, predicted: int, rate: Interval, faces: int) -> str:
    of = f"{count(faces)} 張{_NAMES[true]}臉孔中占 {percent_interval(*rate)}"
    return f"把{_NAMES[true]}判為{_NAMES[predicted]}：{of}"
