"""`python -m fer`: the same as `fer`, for torchrun."""

from fer.cli import main

main()
