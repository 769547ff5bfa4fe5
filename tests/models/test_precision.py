"""Which precision a device gets."""

import pytest
import torch

from fer.models import precision
from fer.models.precision import resolve_precision


def test_a_named_precision_is_taken_on_any_device():
    for device in map(torch.device, ("cpu", "cuda")):
        assert resolve_precision("float32", device) == torch.float32
        assert resolve_precision("bfloat16", device) == torch.bfloat16


@pytest.mark.parametrize(
    ("matrices", "instructions", "amd", "gains"),
    [
        (True, True, False, True),
        (False, True, True, True),
        (False, True, False, False),
        (False, False, True, False),
    ],
    ids=["units for matrices", "amd with the instructions", "intel with the instructions", "amd without"],
)
def test_a_processor_gets_bfloat16_where_that_is_faster(monkeypatch, matrices, instructions, amd, gains):
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: matrices)
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: instructions)
    monkeypatch.setattr(precision, "_made_by_amd", lambda: amd)
    assert resolve_precision("auto", torch.device("cpu")) == (torch.bfloat16 if gains else torch.float32)


@pytest.mark.parametrize("listed", [True, False], ids=["listed by the system", "named by Python"])
@pytest.mark.parametrize(("maker", "amd"), [("AuthenticAMD", True), ("GenuineIntel", False)])
def test_the_maker_of_the_processor(monkeypatch, tmp_path, listed, maker, amd):
    listing = tmp_path / "cpuinfo"
    if listed:
        listing.write_text(f"processor\t: 0\nvendor_id\t: {maker}\n", encoding="utf-8")
    monkeypatch.setattr(precision, "LISTING", listing)
    monkeypatch.setattr(precision.platform, "processor", lambda: f"AMD64 Family 25 Model 97 Stepping 2, {maker}")
    precision._made_by_amd.cache_clear()
    assert precision._made_by_amd() is amd
    precision._made_by_amd.cache_clear()
