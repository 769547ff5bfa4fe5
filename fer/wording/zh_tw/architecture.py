"""Question 1: the network, layer by layer."""

from collections.abc import Sequence

from fer.wording.zh_tw.prose import count, large, listed, part

_NONE = "–"
_BLOCKS = {"Trunk": "ResNet-18 主幹", "ResidualBlock": "residual block", "BasicBlock": "residual block"}
_AS_ONE = {"Trunk": "ResNet-18 主幹", "ResidualBlock": "每個 residual block "}


def names() -> dict[str, str]:
    """The words in the diagram; kinds of layer not named here go by torch's name."""
    return {**_BLOCKS, "input": "臉孔", "output": "logit"}


def layer(kind: str, detail: str) -> str:
    return "，".join(filter(None, (_BLOCKS.get(kind, kind), detail)))


def kernel(size: Sequence[int], stride: int | None) -> str:
    return _shape(size) + ("" if stride is None else f"，stride {stride}")


def slope(value: float) -> str:
    return f"斜率 {value:g}"


def probability(value: float) -> str:
    return f"p = {value:g}"


def convolutions(number: int) -> str:
    return f"{count(number)} 個卷積"


def nothing() -> str:
    return ""


def answer(network: str, layers: int, parameters: int, in_convolutions: float, heaviest: str) -> str:
    return (
        f"{network}有 {count(layers)} 層，參數量為 {large(parameters)}："
        f"{part(in_convolutions)} 在卷積（convolution）；{heaviest}。"
    )


def one(model: str) -> str:
    return f"網路 `{model}` "


def each_of_alike(model: str, networks: int) -> str:
    return f"{count(networks)} 個 `{model}` 網路各"


def first_of_different(model: str, networks: int) -> str:
    return f"{count(networks)} 個網路中的第一個（`{model}`）"


def heaviest(number: int, blocks: bool, kinds: Sequence[str], share: float) -> str:
    return f"第 {number} {_unit(blocks)}（{_kinds(kinds)}）最多（{part(share)}）"


def heaviest_of_few(numbers: Sequence[int], blocks: bool, kinds: Sequence[str], share: float) -> str:
    which = listed([str(number) for number in numbers], last="、")
    return f"第 {which} {_unit(blocks)}（{_kinds(kinds)}）最多（各 {part(share)}）"


def heaviest_of_many(number: int, blocks: bool, kinds: Sequence[str], share: float) -> str:
    return f"有 {count(number)} {_unit(blocks)}（{_kinds(kinds)}）並列最多（各 {part(share)}）"


def diagram_caption(model: str, whole: Sequence[str]) -> str:
    drawn = "".join(f"{_AS_ONE.get(kind, f'每個 {kind} ')}畫成一個區塊。" for kind in whole)
    return f"網路 `{model}` 的架構。箭頭旁是一張臉孔通過時的維度：channel×高×寬，或向量長度。{drawn}"


def diagram_alt(blocks: int, shapes: Sequence[Sequence[int]]) -> str:
    return (
        f"流程圖，從臉孔到 logit 共 {count(blocks)} 個編號的區塊。"
        f"途中的維度依序為 {'、'.join(_shape(shape) for shape in shapes)}。"
    )


def layer_count(
    layers: int,
    blocks: int | None,
    several: Sequence[tuple[str, int]],
    single: Sequence[str],
    input: Sequence[int],
    output: Sequence[int],
) -> str:
    drawn = "" if blocks is None else f"（圖中畫成 {count(blocks)} 個區塊）"
    kinds = [f"{n} 個 {kind}" for kind, n in several]
    kinds += [_one_each(*single)] if single else []
    return (
        f"輸入是 {_shape(input)} 的臉孔，輸出是 {_shape(output)} 個 logit（[@fig:architecture]）。"
        f"{count(layers)} 層{drawn}包含 {listed(kinds, last='，以及 ')}（[@tab:layers]）。"
    )


def code_changed(model: str) -> str:
    return f"`{model}` 的程式碼在訓練之後改過。權重仍然相符，但本報告對模型的描述，依據的是現在的程式碼。"


def functions() -> str:
    return (
        "這個網路由作者自行撰寫。圖表列出的是各層；程式碼以函式或運算子完成的部分（例如 activation、池化或加法）"
        "照常計算，但沒有對應的區塊。"
    )


def outside(parameters: int) -> str:
    return f"參數中有 {large(parameters, '個')}不屬於任何列出的層，直接屬於網路本身。"


def work(multiply_adds: int, in_convolutions: float, heaviest: str) -> str:
    return f"處理一張臉孔，網路要做 {large(multiply_adds, '次')}乘加運算：{part(in_convolutions)} 在卷積；{heaviest}。"


def reach_everything(field: int, side: int) -> str:
    return f"{_reach(field)}，大到每個位置都看得到整張臉（{side}×{side}）。"


def reach_as_large(field: int, side: int) -> str:
    return f"{_reach(field)}，與臉孔（{side}×{side}）一樣大；偏離中央的位置會看到 padding。"


def reach_larger(field: int, side: int) -> str:
    return f"{_reach(field)}，比臉孔（{side}×{side}）還大，因此會看到 padding。"


def reach_smaller(field: int, side: int) -> str:
    return f"{_reach(field)}，比臉孔（{side}×{side}）小，沒有一個位置看得到整張臉。"


def layer_table(
    number: str | None, layer: str | None, output: Sequence[int] | None, parameters: int, multiply_adds: int
) -> dict[str, str]:
    """A row; the last is the sum, which has no number, layer or output."""
    return {
        "編號": number or "",
        "層": layer or "總和",
        "輸出": _shape(output or ()),
        "參數量": count(parameters) if parameters else _NONE,
        "乘加運算": count(multiply_adds) if multiply_adds else _NONE,
    }


def table_caption() -> str:
    return "各層依執行順序排列，編號同[@fig:architecture]。乘加運算以一張臉孔計。"


def _one_each(first: str, *others: str) -> str:
    return f"{'、'.join((first, *others))} 各 1 個" if others else f"1 個 {first}"


def _reach(field: int) -> str:
    return f"最後一個卷積的一個位置所依據的輸入範圍，稱為感受野（receptive field）：這裡是 {field}×{field} 像素"


def _unit(blocks: bool) -> str:
    return "個區塊" if blocks else "層"


def _kinds(kinds: Sequence[str]) -> str:
    return listed([_BLOCKS.get(kind, kind) for kind in kinds], last="、")


def _shape(shape: Sequence[int]) -> str:
    return "×".join(map(str, shape))
