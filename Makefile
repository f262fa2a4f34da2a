# Everything a contributor runs; `make help` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Python's compiled files make the program open faster.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-long bench screenshots rules bank-holidays lock lint format clean

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/run.installed ## installs what is needed, then opens the program on sample data
	$(BIN)/ubp demo

test: lint ## runs everything that guards the project, in minutes
	$(BIN)/python -m pytest -n 3

test-long: $(VENV)/dev.installed ## runs the tests that take long: simulations and faults
	$(BIN)/python -m pytest -n 2 -m long

lint: $(VENV)/dev.installed ## checks style, types and which layer imports which
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.installed ## lays the code out, and mends what can be mended safely
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/dev.installed ## times what must be fast, beside the smallest Textual program; takes half an hour
	$(BIN)/python -m benchmarks.case_list
	$(BIN)/python -m benchmarks.everybody
	$(BIN)/python -m benchmarks.importing

screenshots: $(VENV)/dev.installed ## makes the pictures of the guide again
	$(BIN)/python tools/make_screenshots.py

rules: $(VENV)/dev.installed ## writes docs/rules.md again: rule, code, tests
	$(BIN)/python tools/make_rules_page.py

bank-holidays: $(VENV)/dev.installed ## writes the bank holidays again from the holidays package
	$(BIN)/python tools/make_bank_holidays.py

# To take newer versions: make lock LOCK_OPTIONS=--upgrade
COMPILE = $(BIN)/uv pip compile pyproject.toml --no-config --quiet --universal \
	--python-version 3.11 --generate-hashes --annotation-style line \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(LOCK_OPTIONS)

lock: $(VENV)/dev.installed ## works out requirements/ again from pyproject.toml
	$(COMPILE) --group dev --output-file requirements/dev.txt
	$(COMPILE) --group build --constraint requirements/dev.txt --output-file requirements/run.txt

clean: ## removes what the other targets made
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "This program needs Python 3.11 or newer: say which with 'make PYTHON=/path/to/python'." >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment: on Debian and Ubuntu install the package" >&2; \
		echo "python3-venv, or say which Python can with 'make PYTHON=/path/to/python'." >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

PIP_INSTALL = $(BIN)/python -m pip install -qq --disable-pip-version-check

# Every package is checked against its hash; the project itself is built with what the lock installed.
$(VENV)/%.installed: requirements/%.txt pyproject.toml | $(VENV)/bin/python
	$(PIP_INSTALL) --require-hashes --requirement $<
	$(PIP_INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@
