"""Measure and train on a GPU whatever the time allows, in the order of its worth, each part stored as it is done.

    python benchmarks/gpu_data.py fer2013.csv faces.npz                     where the program is installed
    python benchmarks/gpu.py --data faces.npz --seconds 560 --out results   where the GPU is: python 3.11, torch, numpy,
                                                                            safetensors and jaxtyping are enough

Called again with the same folder, it goes on with what is not done; a training that was cut off goes on from its last
checkpoint. Without --data the faces are noise: only speeds then mean anything, and only they are measured.
"""

import argparse
import sys
import traceback
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[1]))  # the program need not be installed

from on_gpu.budget import Budget, OutOfTime
from on_gpu.faces import Packed, unpack
from on_gpu.parts import BATCHES, BEST, ORDER, THROUGHPUT, Bench, kinds, machine
from on_gpu.store import Store
from on_gpu.summary import summarise

from fer.errors import InputError
from fer.training.loop import Labelled

NOISE = {"train": 28709, "val": 3589}  # faces, as many as FER2013 has


def main(words: list[str] | None = None) -> int:
    """0 where all parts are done or the time is up, 1 where one failed."""
    chosen = arguments(words)
    budget = Budget(chosen.seconds)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    faces = unpack(chosen.data) if chosen.data else noise(toy=chosen.toy)
    parts = chosen.parts.split(",") if chosen.parts else list(ORDER if chosen.data else (THROUGHPUT, BATCHES))
    refuse_unknown(parts)
    bench = Bench(faces, Store(chosen.out), budget, device, chosen.toy, chosen.compiled)
    failed = []
    for name in parts:
        try:
            bench.run(name)
        except OutOfTime:
            print(f"{name}: the {chosen.seconds:.0f} s are up; call again with the same --out to go on", flush=True)
            break
        except (RuntimeError, InputError):  # the other parts may do: it is kept, shown, and told by the exit code
            failed.append(name)
            bench.store.write_text(f"{name}.failed.txt", traceback.format_exc())
            traceback.print_exc()
            continue
        print(f"{name}: done, {budget.left():.0f} s left", flush=True)
        summarise(bench.store, faces, machine(device))
    print(summarise(bench.store, faces, machine(device)))
    return 1 if failed else 0


def arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, required=True, help="for all parts together")
    parser.add_argument("--out", type=Path, required=True, help="the folder of results")
    parser.add_argument("--data", type=Path, help="faces, as gpu_data.py packs them")
    parser.add_argument("--parts", help=f"some of them, in this order: {','.join(ORDER)}")
    parser.add_argument(
        "--compiled", choices=["no", "yes", "graphs"], help="how trainings run, instead of the fastest way"
    )
    parser.add_argument("--toy", action="store_true", help="everything in seconds, to see that it runs")
    return parser.parse_args(words)


def refuse_unknown(parts: list[str]) -> None:
    """Raise InputError for a part that is none: a training is its kind and its seed."""
    for name in parts:
        kind, _, seed = name.rpartition("-")
        if name not in (THROUGHPUT, BATCHES) and not (kind in (BEST, *kinds()) and seed.isdecimal()):
            raise InputError(f"--parts {name}: there is none of that name; there are {', '.join(ORDER)}")


def noise(*, toy: bool) -> Packed:
    generator = torch.Generator().manual_seed(0)
    counts = [n // 500 for n in NOISE.values()] if toy else NOISE.values()
    train, val = (
        Labelled(
            torch.randint(0, 256, (n, 48, 48), generator=generator, dtype=torch.uint8),
            torch.randint(0, 7, (n,), generator=generator),
        )
        for n in counts
    )
    return Packed(train, val, {})


if __name__ == "__main__":
    try:
        sys.exit(main())
    except InputError as refused:
        print(f"gpu: {refused}", file=sys.stderr)
        sys.exit(2)
