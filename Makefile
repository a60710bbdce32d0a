# Two commands: `make demo` shows the app with sample meetings, `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501

.PHONY: demo test lint types install clean

demo: .venv/.installed
	$(BIN)/speakup demo
	$(BIN)/speakup serve --port $(PORT)

test: lint types
	$(BIN)/pytest $(PYTEST)

lint: .venv/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-test
	$(BIN)/mypy

install: .venv/.installed

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.installed-test: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ .venv/.installed

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
