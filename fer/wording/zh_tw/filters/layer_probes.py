"""Question 5, evidence: what do the layers know?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, percent, percent_interval, points_interval


def words() -> dict[str, str]:
    """The words in the figure."""
    return {
        "classes": "類別（未參與訓練的臉孔）",
        "units": "動作單元（繪製的人物）",
        "across": "filter 個數與 map 大小",
        "share": "答對（%）",
        "trained": "本網路",
        "random": "隨機權重",
        "chance": "最常見的答案",
    }


def caption(faces: int | None, people: int | None) -> str:
    """None where no probe can be fitted and tested."""
    left = "沒有數值" if faces is None else f"{count(faces)} 張未參與訓練的臉孔的類別"
    right = "沒有數值" if people is None else f"{count(people)} 個繪製的人物的動作單元"
    return f"線性探針從各層讀出的資訊，附 95% 信賴區間。左：{left}。右：{right}。一半用來訓練探針，另一半用來測試。"


def alt(panels: Sequence[str]) -> str:
    """`panels` are sentences."""
    return f"左右兩張圖，曲線橫跨各層。{''.join(panels)}"


def alt_classes(first: Interval, last: Interval, random: Interval, chance: float) -> str:
    return f"類別：{_curves(first, last, random, chance)}"


def alt_units(first: Interval, last: Interval, random: Interval, chance: float) -> str:
    return f"動作單元：{_curves(first, last, random, chance)}"


def alt_empty() -> str:
    return "左右兩張圖都沒有數值。"


def too_few_faces(faces: int) -> str:
    return f"臉孔只有 {count(faces)} 張，或全屬同一類別，**無法**訓練並測試類別的探針。"


def too_few_people(people: int) -> str:
    return f"繪製的人物只有 {count(people)} 個，**無法**訓練並測試動作單元的探針。"


def classes_chance_above(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        f"最後一層**讀得出**類別（[@fig:layers]）：{_read(right, chance, fitted, judged, 'face')}，相差 "
        f"{points_interval(*difference)}。"
    )


def classes_chance_below(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        f"最後一層**讀不出**類別（[@fig:layers]）：{_read(right, chance, fitted, judged, 'face')}，相差 "
        f"{points_interval(*difference)}。"
    )


def classes_chance_open(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        f"最後一層是否讀得出類別，**仍無定論**（[@fig:layers]）：{_read(right, chance, fitted, judged, 'face')}，相差 "
        f"{points_interval(*difference)}。"
    )


def units_chance_above(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        f"最後一層**讀得出**動作單元：{_read(right, chance, fitted, judged, 'person')}，相差 "
        f"{points_interval(*difference)}。"
    )


def units_chance_below(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        f"最後一層**讀不出**動作單元：{_read(right, chance, fitted, judged, 'person')}，相差 "
        f"{points_interval(*difference)}。"
    )


def units_chance_open(difference: Interval, right: Interval, chance: float, fitted: int, judged: int) -> str:
    return (
        f"最後一層是否讀得出動作單元，**仍無定論**：{_read(right, chance, fitted, judged, 'person')}，相差 "
        f"{points_interval(*difference)}。"
    )


def first_above(difference: Interval) -> str:
    return f"最後一層優於第一層，相差 {points_interval(*difference)}。"


def first_below(difference: Interval) -> str:
    return f"最後一層**不如**第一層，相差 {points_interval(*difference)}。"


def first_open(difference: Interval) -> str:
    return f"最後一層與第一層差異不顯著：{points_interval(*difference)}。"


def random_above(difference: Interval) -> str:
    return f"它優於隨機權重的同一層，相差 {points_interval(*difference)}。"


def random_below(difference: Interval) -> str:
    return f"它**不如**隨機權重的同一層，相差 {points_interval(*difference)}。"


def random_open(difference: Interval) -> str:
    return f"它與隨機權重的同一層**沒有**顯著差異：{points_interval(*difference)}。"


def own_above(difference: Interval, own: Interval) -> str:
    return f"{_own(own)}；探針較好，相差 {points_interval(*difference)}。"


def own_below(difference: Interval, own: Interval) -> str:
    return f"{_own(own)}；探針較差，相差 {points_interval(*difference)}。"


def own_open(difference: Interval, own: Interval) -> str:
    return f"{_own(own)}；兩者差異不顯著：{points_interval(*difference)}。"


def _curves(first: Interval, last: Interval, random: Interval, chance: float) -> str:
    return (
        f"第一層答對 {percent(first.value)}，最後一層 {percent(last.value)}，"
        f"隨機權重的最後一層 {percent(random.value)}，"
        f"最常見的答案 {percent(chance)}。"
    )


def _read(right: Interval, chance: float, fitted: int, judged: int, noun: str) -> str:
    fit, test = {
        "face": (f"{count(fitted)} 張臉孔", f"{count(judged)} 張臉孔"),
        "person": (f"{count(fitted)} 人", f"{count(judged)} 人的影像"),
    }[noun]
    return f"以另外 {fit}訓練的探針，在 {test}上答對 {percent_interval(*right)}，最常見的答案則答對 {percent(chance)}"


def _own(own: Interval) -> str:
    return f"網路自己的預測答對 {percent_interval(*own)}"
