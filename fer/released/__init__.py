"""The model that comes with the program, and its card; the weights and what belongs to them lie beside these files.

Read model first; make and card are for whoever releases a new one.

model    the released model opened, and judged on anybody's faces as a run
metrics  what is kept of it beside a run's metrics: calibration, and what precision does
make     a finished run turned into the released model
card     the model card, README.md
"""
