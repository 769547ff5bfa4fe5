# Each target sets up what it needs: a virtual environment in .venv, filled by pip under constraints.txt.
#   PIP_ARGS   options for pip, e.g. an index with PyTorch's smaller CPU wheels
#   ARGS       words for `fer report`, e.g. make report ARGS="--data fer2013.csv --recipe cpu", or for JupyterLab
#   LANGUAGE   zh-TW opens the notebooks in Chinese: make lab LANGUAGE=zh-TW

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help report test versions lint lab pictures bench faults mutants clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

report: $(BIN)/.complete  ## train if needed, and write reports/report.html and reports/report.pdf
	$(BIN)/fer report $(ARGS)

test: export PYTHONDONTWRITEBYTECODE :=  # hundreds of processes are started, which need not compile the program anew
test: $(BIN)/.complete  ## run the tests; FER_FACES=folder adds those on real faces (CONTRIBUTING.md)
	$(BIN)/pytest --cov

versions: $(BIN)/.complete  ## run the quick tests with each Python, on the lowest and highest versions of the direct dependencies
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python benchmarks/versions.py $(ARGS)

lint: $(BIN)/.complete  ## check style, imports and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

NOTEBOOKS := $(if $(filter zh-TW,$(LANGUAGE)),reports/notebooks-zh-TW,notebooks)

lab: $(BIN)/.complete  ## open the notebooks in JupyterLab; ARGS are words for it, such as --no-browser
	test -d $(NOTEBOOKS) || $(BIN)/fer notebooks --language zh-TW --out $(NOTEBOOKS)
	$(BIN)/jupyter lab --config=notebooks/lab/jupyter_lab_config.py --LabApp.default_url=/lab/tree/$(NOTEBOOKS)/README.md $(ARGS)

pictures: $(BIN)/.complete  ## make the pictures of the README, of a report on synthetic faces in both languages
	$(BIN)/python reports/pictures.py

bench: $(BIN)/.complete  ## measure speeds beside their peers, and error rates
	$(BIN)/python benchmarks/run.py

TRIALS ?= 50

faults: $(BIN)/.complete  ## kill the program TRIALS times at random moments, hand it bad input, and count what is lost
	$(BIN)/python benchmarks/faults.py $(TRIALS)

MUTATED ?= fer/statistics
NUMBER ?= 100

mutants: $(BIN)/.complete  ## change one thing in MUTATED, in each of NUMBER trials, and list what no test notices
	$(BIN)/python benchmarks/mutation.py $(MUTATED) --number $(NUMBER)

clean:  ## remove the virtual environment, all trained runs, and the report
	rm -rf .venv reports/runs reports/notebooks reports/unfinished reports/notebooks-zh-TW reports/lab reports/report.html reports/report.pdf reports/report.docx reports/status.json

$(BIN)/.complete: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo 'Debian keeps venv apart: apt install python3-venv' >&2; exit 1; }
	$(BIN)/pip install --disable-pip-version-check $(PIP_ARGS) -c constraints.txt -e '.[dev]'
	touch $@
