"""The model that comes with the program, and its card; the weights and what belongs to them lie beside these files.

Read model first; make is for whoever releases a new one.

named     the word that stands for it where a run is asked for
model     the released model opened, and judged on anybody's faces as a run
metrics   what is kept of it beside a run's metrics: calibration, and what precision does
make      a finished run turned into the released model
card      the model card, README.md
passages  its texts: for the released model, for one's own run, for drawn faces
run_card  the card of one's own run
"""
