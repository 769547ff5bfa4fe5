"""Question 5, evidence: do filters stand for classes?"""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell
from fer.wording.zh_tw.prose import count, percent, percent_interval

_NAMES = names("zh-TW")


def none_selective(
    filters: int, level: float, eta_squared: float, chance: float, quantile: float, shuffles: int
) -> str:
    return (
        f"{count(filters)} 個 filter 中，**看不出**有任何一個區分類別的能力優於打亂的標籤"
        f"{_figures(level, eta_squared, chance, quantile, shuffles)}。"
    )


def some_selective(
    selective: int, filters: int, level: float, eta_squared: float, chance: float, quantile: float, shuffles: int
) -> str:
    return (
        f"{count(filters)} 個 filter 中，有 {selective} 個區分類別的能力優於打亂的標籤"
        f"{_figures(level, eta_squared, chance, quantile, shuffles)}。"
    )


def none_for_one_class(of_class: int, rises: bool, share: Interval) -> str:
    return f"但**沒有**任何 filter 代表單一類別：{_share(of_class, rises, share)}，不到一半。"


def open_for_one_class(may_be: int, of_class: int, rises: bool, share: Interval) -> str:
    return (
        f"**看不出**有 filter 代表單一類別：{_share(of_class, rises, share)}；有 {count(may_be)} 個 filter "
        "的區間延伸到一半以上。"
    )


def some_for_one_class(strong: int, of_class: int, rises: bool, share: Interval) -> str:
    return (
        f"有 {count(strong)} 個 filter 代表單一類別，該類別確定解釋了一半以上的變異數；"
        f"這些 filter 中，{_share(of_class, rises, share)}。"
    )


def by_falling(falling: int, filters: int) -> str:
    return f"這 {count(filters)} 個 filter 中，有 {count(falling)} 個對區分得最好的類別，activation 反而較**低**。"


def table(
    filter: int, prefers: int | None, eta_squared: float, apart: tuple[int, bool, Interval] | None
) -> dict[str, str]:
    """`prefers` and `apart` are None of a filter that does not tell the classes apart at all."""
    return {
        "filter": str(filter),
        "activation 最高的類別": "–" if prefers is None else _NAMES[prefers],
        "$\\eta^2$（%）": f"{100 * eta_squared:.1f}",
        "區分得最好的類別": "–" if apart is None else _apart(*apart),
        "其比例（%）": "–" if apart is None else interval_cell(apart[2]),
    }


def table_caption(level: float) -> str:
    return (
        "圖中的 filter：平均 activation 最高的類別、$\\eta^2$、與其他類別區分得最好的類別（較活躍或較不活躍），"
        f"以及這一個類別所解釋的變異數比例（{percent(level, digits=0)} 同時信賴區間，涵蓋所有 filter 與類別）。"
    )


def _apart(of_class: int, rises: bool, share: Interval) -> str:
    return f"{_NAMES[of_class]}（{_direction(rises)}）"


def _direction(rises: bool) -> str:
    return "較活躍" if rises else "較不活躍"


def _share(of_class: int, rises: bool, share: Interval) -> str:
    return f"單一類別（{_NAMES[of_class]}，{_direction(rises)}）最多解釋 filter 變異數的 {percent_interval(*share)}"


def _figures(level: float, eta_squared: float, chance: float, quantile: float, shuffles: int) -> str:
    return (
        f"（打亂 {count(shuffles)} 次，錯誤發現率 {percent(level, digits=0)}）。"
        f"$\\eta^2$ 的中位數為 {percent(eta_squared)}；"
        f"打亂後有 {percent(quantile, digits=0)} 低於 {percent(chance)}"
    )
