"""`python -m fer`: the same as `fer`, for torchrun."""

from fer.cli.main import main

main()
