"""Question 5, evidence: filters that say the same, or nothing."""

from collections.abc import Sequence

from fer.wording.zh_tw.prose import count, listed


def near_equal(near_equal: int, filters: int, groups: int, alike: float, largest: Sequence[int], others: bool) -> str:
    named = listed([str(number) for number in largest], last="、")
    return (
        f"{count(filters)} 個 filter 中，有 {near_equal} 個分屬 {count(groups)} 組幾乎相同的 filter，"
        f"組內兩兩相關至少 {alike}。"
        f"最大的一組是 {named}{' 等' if others else ''}。"
    )


def none_near_equal(filters: int, alike: float) -> str:
    return f"{count(filters)} 個 filter 中**沒有**任何兩個幾乎相同（相關至少 {alike}）。"


def none_dead() -> str:
    return "**沒有** dead filter：每個 filter 在不同臉孔上都有變化，移除任何一個都會改變某些 logit。"


def dead(dead: int, silent: int, unheard: int) -> str:
    return (
        f"有 {count(dead)} 個 dead filter：{silent} 個在所有臉孔上都相同；移除後沒有任何 logit 改變的有 {unheard} 個。"
    )
