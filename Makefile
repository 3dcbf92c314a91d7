# Python 3.11 or newer and make are all that is needed; everything else goes into .venv beside this file.

# A .venv that is there already goes on being used. PYTHON=… names another interpreter, and .venv is made anew with it;
# with VENV=.venv-3.13 beside it, .venv stays as it is.
VENV := .venv
candidates := $(VENV)/bin/python python3 python3.13 python3.12 python3.11 python3.14
new_enough := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
found = $(shell for python in $(candidates); do $$python $(new_enough) 2>/dev/null && echo $$python && break; done)
PYTHON := $(or $(PYTHON),$(found))
ARGS ?=

# One .venv at a time, and the run keeps the terminal even under `make -j`.
.NOTPARALLEL:
ready := ready-to-debug ready-to-test ready-to-lab ready-to-lint
.DEFAULT_GOAL := help
.PHONY: help debug test fuzz lab lint bench constraints clean python $(ready)

help: ## this list
	@echo 'make …       (ARGS="…" is handed on, PYTHON=… names the interpreter, VENV=… its folder)'
	@sed -n 's/^\([a-z]*\):.*## /  \1	/p' Makefile | expand -t 16

debug: ready-to-debug ## a real nova list that stops at an ipdb> prompt; ARGS="--stops", ARGS="--at dispatch list" …
	@$(VENV)/bin/python -m minnova.debug $(ARGS)

test: ready-to-test ## every test; ARGS="-k pipeline -x" …
	@$(VENV)/bin/python -m pytest $(ARGS)

fuzz: ready-to-test ## 20,000 odd requests where make test sends 500, 1,000 spoiled files; some minutes
	@FUZZ_EXAMPLES=20000 $(VENV)/bin/python -m pytest -o faulthandler_timeout=0 tests/test_fuzz_*.py $(ARGS)

# JupyterLab shows the pictures of a notebook that is trusted, of another one only words.
lab: ready-to-lab ## JupyterLab on the notebooks
	@$(VENV)/bin/python -m jupyter trust notebooks/*.ipynb >/dev/null
	@$(VENV)/bin/python -m jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) --LabApp.default_url=/lab/tree/notebooks $(ARGS)

lint: ready-to-lint ## ruff, mypy --strict, the import contracts: all of them, whatever the first one says
	@status=0; \
	$(VENV)/bin/python -m ruff check . || status=1; \
	$(VENV)/bin/python -m ruff format --check . || status=1; \
	$(VENV)/bin/python -m mypy --strict minnova benchmarks .ci || status=1; \
	$(VENV)/bin/lint-imports --no-logo || status=1; \
	exit $$status

bench: ready-to-debug ## how fast and how large it is, as a table; ARGS="--json FILE" keeps it
	@$(VENV)/bin/python -m benchmarks $(ARGS)

PYTHONS ?= python3.11 python3.12 python3.13
constraints: python ## renew constraints.txt; PYTHONS="python3.11 …" are the interpreters that it must fit
	@"$(PYTHON)" .ci/constraints.py $(PYTHONS)

clean: ## take away every .venv and everything else that is made here
	@rm -rf .venv .venv-* dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(ready): ready-to-%: python
	@"$(PYTHON)" -I -S .ci/venv.py $* "$(VENV)"

python:
	@test -n "$(PYTHON)" && "$(PYTHON)" $(new_enough) || \
	  { echo "This needs Python 3.11 or newer. Where is it?  make … PYTHON=/path/to/python3.11" >&2; exit 2; }
