"""The precision in which a network multiplies."""

import platform
from functools import cache
from pathlib import Path

import torch

LISTING = Path("/proc/cpuinfo")  # names the maker; where it is not there, Python does


def resolve_precision(wanted: str, device: torch.device) -> torch.dtype:
    """`auto` is bfloat16 where this device multiplies that faster than float32, and float32 elsewhere."""
    if wanted != "auto":
        return getattr(torch, wanted)
    gains = torch.cuda.is_bf16_supported() if device.type == "cuda" else _processor_gains()
    return torch.bfloat16 if gains else torch.float32


def _processor_gains() -> bool:
    """Does this processor multiply bfloat16 faster than float32?

    Units for matrices (AMX) do, and the instructions AVX512-BF16 of AMD's cores (benchmarks/results.md). Intel's cores
    have the same instructions, but come to no more products a cycle by them: a training step of `cpu` took 1.4 times as
    long as in float32.
    """
    if torch.cpu._is_amx_tile_supported():
        return True
    return torch.cpu._is_avx512_bf16_supported() and _made_by_amd()


@cache
def _made_by_amd() -> bool:
    said = LISTING.read_text(encoding="utf-8") if LISTING.exists() else platform.processor()
    return "AuthenticAMD" in said
