"""The seven emotions of FER2013: their order, names, colours, and the facial action units that FACS expects of them."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh-TW"]

PARTS = ("brows", "eyes", "nose", "mouth")

# Where FACS describes the chief changes of each action unit (Ekman, Friesen & Hager 2002). Cheek raising (6) shows at
# the lids and beside the eyes, jaw drop (26) in parted lips; nose wrinkling (9) lowers the brows and lifts the lip.
PARTS_OF_UNIT = {
    1: ("brows",), 2: ("brows",), 4: ("brows",),
    5: ("eyes",), 6: ("eyes",), 7: ("eyes",),
    9: ("brows", "nose", "mouth"),
    12: ("mouth",), 15: ("mouth",), 16: ("mouth",), 20: ("mouth",), 23: ("mouth",), 26: ("mouth",),
}  # fmt: skip


@dataclass(frozen=True)
class Emotion:
    """One class. `action_units` are Ekman's numbers (Ekman, Friesen & Hager 2002, EMFACS prototypes)."""

    en: str
    zh: str
    colour: str  # one a class in every figure; apart in any two classes for colour-blind readers and in grey
    action_units: tuple[int, ...]
    aliases: tuple[str, ...] = ()  # other names under which data sets file it

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the face that its action units move, in the order of PARTS; none of neutral."""
        moved = {part for unit in self.action_units for part in PARTS_OF_UNIT[unit]}
        return tuple(part for part in PARTS if part in moved)

    def name(self, language: Language = "en") -> str:
        """What the class is called in a language."""
        return self.zh if language == "zh-TW" else self.en


EMOTIONS = (
    Emotion("angry", "憤怒", "#C01E12", (4, 5, 7, 23), ("anger", "生氣", "愤怒", "生气", "發怒")),
    Emotion("disgust", "厭惡", "#537C55", (9, 15, 16), ("disgusted", "噁心", "厌恶", "恶心", "嫌惡", "反感")),
    Emotion("fear", "恐懼", "#5F335C", (1, 2, 4, 5, 20, 26), ("fearful", "afraid", "scared", "害怕", "恐惧")),
    Emotion(
        "happy",
        "快樂",
        "#D58018",
        (6, 12),
        ("happiness", "happyness", "joy", "joyful", "高興", "開心", "喜悅", "高兴", "快乐", "开心"),
    ),
    Emotion("sad", "悲傷", "#0B4DB1", (1, 4, 15), ("sadness", "難過", "傷心", "悲伤", "难过", "伤心")),
    Emotion(
        "surprise",
        "驚訝",
        "#0191A2",
        (1, 2, 5, 26),
        ("surprised", "suprise", "surprize", "吃驚", "驚奇", "惊讶", "吃惊", "惊奇"),
    ),
    Emotion("neutral", "中性", "#34302E", (), ("calm", "neutrality", "中立", "平靜", "無表情", "平静")),
)

UNLABELLED = -1

_WORD = re.compile(r"[a-z]+|[^\W\da-z_]+")  # letters of one script: "憤怒angry" has two words
_OF_PICTURES = ("face", "faces", "image", "images", "img", "imgs", "picture", "pictures", "photo", "photos", "class")
_INDEX = {word: k for k, emotion in enumerate(EMOTIONS) for word in (emotion.en, emotion.zh, *emotion.aliases)}


def names(language: Language = "en") -> list[str]:
    """The seven names in label order."""
    return [emotion.name(language) for emotion in EMOTIONS]


def colours() -> list[str]:
    """The seven colours in label order, as #rrggbb."""
    return [emotion.colour for emotion in EMOTIONS]


def letters(language: Language = "en") -> list[str]:
    """The seven classes in label order, as short as a frame or a mark needs: Su; 驚."""
    return [name[0] if language == "zh-TW" else name[:2].capitalize() for name in names(language)]


def index_of(name: str) -> int | None:
    """The label of a class name; None if it is no emotion.

    In any case, in the nouns of FER+ and AffectNet, in Chinese, with a number before or after it, and beside a word for
    pictures: "3_happy", "Anger 憤怒", "angry_faces". All of its words must name one class.
    """
    plain = unicodedata.normalize("NFKC", name).strip().casefold()
    if plain in _INDEX:
        return _INDEX[plain]
    words = [word for word in _WORD.findall(plain) if word not in _OF_PICTURES]
    found = {_INDEX.get(word) for word in words}
    return found.pop() if len(found) == 1 else None
