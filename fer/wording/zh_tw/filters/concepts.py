"""Question 5, evidence: does the answer move along the concept vectors of action units?"""

from fer.wording.zh_tw.prose import count, percent


def axes() -> dict[str, str]:
    """The axes of the figure."""
    return {"rows": "動作單元", "columns": "logit 上升的臉孔比例（%）"}


def caption(people: int, strength: float, most: int, level: float) -> str:
    return (
        f"沿著某個動作單元的方向，各類別臉孔（每類最多 {count(most)} 張）中 logit 上升的比例。"
        f"方向取自 {count(people)} 個"
        f"繪製的人物，分別畫成平靜與帶有 {percent(strength, digits=0)} 強度的該單元。加框：與隨機方向差異顯著（水準 "
        f"{percent(level)}，所有格子一併檢定）。圓點：FACS 將該單元歸於該類別。"
    )


def alt(units: int, classes: int, lowest: float, highest: float, framed: int) -> str:
    return (
        f"{count(units)} 個動作單元、{count(classes)} 個類別的表格，比例從 {percent(lowest, digits=0)} 到 "
        f"{percent(highest, digits=0)}，低於一半為藍、高於一半為紅，{count(framed)} 格加框。"
    )


def nothing_expected() -> str:
    return "這裡沒有任何具動作單元的類別有臉孔，因此無從討論。"


def gain_as_expected(up: int, down: int, pairs: int) -> str:
    return (
        "沿著 FACS 歸於某類別的動作單元，該類別的 logit **上升**多於下降："
        f"{_counts(up, down, pairs)}（[@fig:concepts]）。"
    )


def lose_where_expected(up: int, down: int, pairs: int) -> str:
    return (
        "沿著 FACS 歸於某類別的動作單元，該類別的 logit **下降**多於上升："
        f"{_counts(up, down, pairs)}（[@fig:concepts]）。"
    )


def expected_both_ways(up: int, down: int, pairs: int) -> str:
    return (
        "沿著 FACS 歸於某類別的動作單元，該類別的 logit 上升與下降一樣多："
        f"{_counts(up, down, pairs)}（[@fig:concepts]）。"
    )


def expected_untold(up: int, down: int, pairs: int) -> str:
    return (
        f"FACS 歸於某類別的動作單元共有 {count(pairs)} 組，其中**沒有一組**的 logit 變化達到顯著（[@fig:concepts]）。"
    )


def others(up: int, down: int, pairs: int) -> str:
    return f"其他組合：{_counts(up, down, pairs)}。"


def truth_untold() -> str:
    return "沒有任何方向達到顯著，因此無從與實際畫出的動作單元比較。"


def truth_agrees(people: int, counts: str) -> str:
    return f"{_drawn_into(people)}logit 多半順著該單元的方向變化：{counts}。"


def truth_disagrees(people: int, counts: str) -> str:
    return f"{_drawn_into(people)}logit 多半**逆著**該單元的方向變化：{counts}。"


def truth_both_ways(people: int, counts: str) -> str:
    return f"{_drawn_into(people)}logit 順著與逆著該單元方向變化的一樣多：{counts}。"


def truth_counts(told: int, alike: int, alike_sure: int, turned: int, turned_sure: int) -> str:
    return (
        f"{count(told)} 個顯著的方向中，順著的有 {alike} 個（其中 {alike_sure} 個顯著），逆著的有 {turned} 個"
        f"（其中 {turned_sure} 個顯著）"
    )


def _counts(up: int, down: int, pairs: int) -> str:
    return f"{count(pairs)} 組中 {up} 組上升、{down} 組下降，{pairs - up - down} 組不顯著"


def _drawn_into(people: int) -> str:
    return f"在另外 {count(people)} 個以同樣方式繪製的人物臉上實際畫出單元時，"
