# Two commands: `make demo` shows the app with sample meetings, `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501

.PHONY: demo test fuzz speed lint types golden docs install clean

demo: .venv/.installed
	$(BIN)/speakup demo
	$(BIN)/speakup serve --port $(PORT)

test: lint types
	$(BIN)/pytest $(PYTEST)

# Damaged, shuffled and rebuilt files: 10,000 for each format (CASES × 7 ms each: about an
# hour on two cores).
CASES ?= 10000
fuzz: .venv/.installed-test
	SPEAKUP_FUZZ=$(CASES) $(BIN)/pytest tests/formats/test_fuzz.py -q -n auto --dist worksteal

# How fast each format is read, as the table of docs/formats.md.
speed: .venv/.installed-test
	$(BIN)/python tests/support/speed.py

lint: .venv/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-test
	$(BIN)/mypy

# Write golden records and outlines anew; look at the difference before you commit it.
golden: .venv/.installed-test
	@for roster in samples/*.roster.*; do \
	    stem=$${roster%%.roster.*}; \
	    sample=$$(ls $$stem.* | grep -v '[.]roster[.]'); \
	    $(BIN)/speakup analyze $$sample --roster $$roster --format json \
	        --out samples/golden/$$(basename $$stem).json || exit 1; \
	done
	SPEAKUP_GOLDEN=write $(BIN)/pytest tests/formats/test_golden.py -q

# Write the tables of formats in the README anew.
docs: .venv/.installed
	@$(BIN)/speakup formats --markdown > .formats.tmp
	@sed -i -e '/<!-- formats/,/<!-- end of formats/{/<!--/!d}' -e '/<!-- formats/r .formats.tmp' README.md
	@rm .formats.tmp

install: .venv/.installed

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.installed-test: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,train]'
	@touch $@ .venv/.installed

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
