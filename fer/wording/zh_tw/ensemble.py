"""Several networks that answer together."""

from fer.wording.zh_tw.prose import count


def first_of_alike(networks: int) -> str:
    return _first_of(networks, "其餘網路的層完全相同，只有權重不同")


def first_of_different(networks: int) -> str:
    return _first_of(networks, "其餘網路的層與權重都不同")


def _first_of(networks: int, others: str) -> str:
    return (
        f"本報告的預測取 {count(networks)} 個網路的平均 log-probability，每個網路各自訓練。本章只看第一個；{others}。"
    )
