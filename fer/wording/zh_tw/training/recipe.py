"""Question 2: a training recipe, setting by setting."""

from collections.abc import Mapping, Sequence

from fer.wording.numbers import general
from fer.wording.zh_tw.prose import count, in_words, percent

_SETTINGS = {
    "network": "網路",
    "epochs": "epoch 數",
    "batch": "batch 大小",
    "loss": "loss",
    "optimiser": "最佳化方法",
    "rate": "學習率",
    "kept": "保留的權重",
    "augmentation": "資料增強（data augmentation）",
    "precision": "數值精度",
    "views": "最後的預測",
}
_OPTIONS = {"stem_stride": "stem stride", "up_width": "up width"}  # of a network; others go by their own name
_OPTIMISERS = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}
_SCHEDULES = {"constant": "固定不變", "cosine": "以半個餘弦降到 0"}
_AFTER_WARMUP = {"constant": "之後固定不變", "cosine": "再以半個餘弦降到 0"}
_KEPT = {"best": "validation 準確率最高的 epoch", "last": "最後一個 epoch"}
_COMPILED = {"no": "", "yes": "；經過編譯", "graphs": "；經過編譯，使用 CUDA graphs", "auto": "；在 GPU 上經過編譯"}
_PRECISIONS = {"auto": "若 bfloat16 較快則採用，否則用 float32"}


def caption(recipe: str) -> str:
    return f"訓練設定：{recipe}。"


def table(recipe: str, setting: str, value: str, whose: str | None) -> dict[str, str]:
    """`whose` is the recipe that has this value, where the networks of an ensemble had several."""
    return {"項目": _SETTINGS[setting] + ("" if whose is None else f"（{whose}）"), f"設定 {recipe}": value}


def network(model: str, options: Mapping[str, Sequence[object]]) -> str:
    named = [f"{_OPTIONS.get(name, name)} {', '.join(map(str, values))}" for name, values in options.items()]
    return f"{model}{'：' if named else ''}{'；'.join(named)}"


def counted(number: int, network: str) -> str:
    return f"{in_words(number)}個 {network}"


def ensemble(networks: Sequence[str]) -> str:
    return f"{'，'.join(networks)}；預測取平均 log-probability"


def epochs(epochs: int, small: float | None) -> str:
    return f"{epochs}，不提早停止{_smaller(small)}"


def epochs_at_most(epochs: int, patience: int, small: float | None) -> str:
    return f"最多 {epochs}；連續 {count(patience)} 個 epoch 的 validation 準確率沒有提高就停止{_smaller(small)}"


def _smaller(share: float | None) -> str:
    return "" if share is None else f"；前 {percent(share, digits=0)} 的 epoch 用較小的臉孔"


def batch(faces: int) -> str:
    return f"{count(faces)} 張臉孔"


def cross_entropy() -> str:
    return "交叉熵（cross-entropy）"


def smoothed_cross_entropy(smoothing: float) -> str:
    return f"交叉熵（cross-entropy），label smoothing {general(smoothing)}"


def taught(plain: str, share: float, teacher: str) -> str:
    return f"{plain}；每個標籤有 {percent(share, digits=0)} 取自另一次訓練 {teacher} 的網路對該臉孔的預測"


def optimiser(name: str, momentum: float | None, decay: float | None, muon: float | None) -> str:
    nesterov = "" if momentum is None else f"，Nesterov momentum {general(momentum)}"
    decays = "沒有 weight decay" if decay is None else f"weight decay {general(decay)}"
    turned = "" if muon is None else f"；第一層以後的卷積用 Muon，學習率 {general(muon)}，沒有 weight decay"
    return f"{_OPTIMISERS[name]}{nesterov}，{decays}{turned}"


def schedule(rate: float, schedule: str) -> str:
    return f"{general(rate)}，{_SCHEDULES[schedule]}"


def schedule_after_warmup(rate: float, schedule: str, warmup: float) -> str:
    return f"前 {percent(warmup, digits=0)} 的步數線性升到 {general(rate)}，{_AFTER_WARMUP[schedule]}"


def averaged_weights(decay: float, keep: str) -> str:
    return f"{_KEPT[keep]}，權重取移動平均（decay 每步至多 {general(decay)}）"


def last_weights(keep: str) -> str:
    return f"{_KEPT[keep]} 最後一步的權重"


def augmentation(changes: Sequence[str]) -> str:
    return "、".join(changes) or "無"


def flip(amount: bool) -> str:
    return "一半的臉孔左右翻轉"


def rotation(amount: float) -> str:
    return f"旋轉最多 {general(amount)}°"


def scale(amount: float) -> str:
    return f"縮放最多 {percent(amount, digits=0)}"


def shift(amount: float) -> str:
    return f"平移最多 {general(amount)} 像素"


def brightness(amount: float) -> str:
    return f"亮度變化最多 {percent(amount, digits=0)}"


def contrast(amount: float) -> str:
    return f"對比變化最多 {percent(amount, digits=0)}"


def erasing(amount: float) -> str:
    return f"{percent(amount, digits=0)} 的臉孔以灰色矩形遮住一塊"


def mixup(amount: float) -> str:
    return f"mixup，alpha {general(amount)}"


def precision(precision: str, compiled: str) -> str:
    return _PRECISIONS.get(precision, precision) + _COMPILED[compiled]


def one_view() -> str:
    return "原本的臉孔看一次"


def views(number: int, shifted: bool) -> str:
    extra = "與平移" if shifted else ""
    return f"每張臉孔取 {count(number)} 種變化（含翻轉{extra}）的平均機率"
