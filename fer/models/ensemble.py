"""Several networks as one, whose answer is their mean log-probability."""

import math
from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor, fx, nn

from fer.models.modes import eval_mode
from fer.models.network import Images, Logits, Maps, Network


class Ensemble(Network):
    """A network of networks: `features` gives the last maps of all members, `classifier` the mean of their answers.

    The maps stand one behind the other along the channels, so that whoever reads the last maps of a network reads those
    of all members. Where their sides differ, each is repeated up to the least common multiple, from which the
    classifier takes it back without loss.
    """

    features: "Together"
    classifier: "Verdict"

    def __init__(self, members: Sequence[Network], *, face: tuple[int, int, int] = (1, 48, 48)):
        maps = [_maps_of(member, face) for member in members]
        side = math.lcm(*(shape[-1] for shape in maps))
        super().__init__(
            Together([member.features for member in members], [side // shape[-1] for shape in maps]),
            Verdict(
                [member.classifier for member in members],
                [shape[0] for shape in maps],
                [side // shape[-1] for shape in maps],
            ),
        )

    def member(self, number: int) -> Network:
        """One of the networks, counted from 0; it shares its weights with the whole."""
        return Network(self.features.members[number], self.classifier.members[number])

    def __len__(self) -> int:
        return len(self.features.members)


class Together(nn.Module):
    """The maps of several networks, repeated to one side and put one behind the other."""

    def __init__(self, members: Sequence[nn.Module], factors: Sequence[int]):
        super().__init__()
        self.members, self.factors = nn.ModuleList(members), factors

    def forward(self, x: Images) -> Float[Tensor, "b c i j"] | fx.Proxy:
        maps = [member(x) for member in self.members]
        return torch.cat(
            [m.repeat_interleave(f, 2).repeat_interleave(f, 3) for m, f in zip(maps, self.factors, strict=True)], dim=1
        )


class Verdict(nn.Module):
    """The mean over members of log softmax(logits), each from its own maps."""

    def __init__(self, members: Sequence[nn.Module], channels: Sequence[int], factors: Sequence[int]):
        super().__init__()
        self.members, self.channels, self.factors = nn.ModuleList(members), channels, factors

    def forward(self, maps: Maps) -> Logits:
        own = zip(self.members, maps.split(self.channels, dim=1), self.factors, strict=True)
        answers = [member(part[:, :, ::f, ::f]).log_softmax(dim=1) for member, part, f in own]
        return torch.stack(answers).mean(dim=0)


def _maps_of(member: Network, face: tuple[int, int, int]) -> tuple[int, int, int]:
    """Channels, height and width of a network's last maps; maps are square."""
    with eval_mode(member), torch.no_grad():
        channels, height, width = member.features(torch.zeros(1, *face)).shape[1:]
    return channels, height, width
