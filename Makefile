# The commands of the house. `make up` is all that a new machine needs: python3, its venv module and make.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := build

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP := $(BIN)/pip --disable-pip-version-check -qq
PYTEST := $(BIN)/python -m pytest
WORKERS ?= 4
PURE := tests/house tests/domain tests/language tests/matching

# Wherever bytecode is not kept, every process that a test starts would compile the house anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: build up test prove check browser requirements clean

build: $(STAMPS)/sanad  ## Install what running needs and build the browser's files.

up: build  ## Run everything on this machine.
	@exec $(BIN)/sanad up

test: build $(STAMPS)/dev browser  ## What needs a record, an engine or a browser; the pure rooms are tested by `check`.
	$(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(PURE:%=--ignore=%)

prove: build $(STAMPS)/dev browser  ## What takes minutes: faults, loads, long series.
	$(PYTEST) -m long

check: build $(STAMPS)/dev  ## Form, types, arrows, house rules and the pure rooms.
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) $(PURE)

browser: $(STAMPS)/dev
	@$(BIN)/python -m tests.e2e.browser

requirements: $(STAMPS)/dev  ## Pin again after a change of pyproject.toml.
	$(BIN)/uv pip compile $(COMPILE) pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile $(COMPILE) pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt
	$(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['build'], sep='\n')" \
		| $(BIN)/uv pip compile $(COMPILE) - -c requirements-dev.txt -o requirements-build.txt

COMPILE := --quiet --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11

clean:  ## Remove what was built; the data folder stays.
	rm -rf build dist web/static/vendor $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Sanad needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version)."; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv module is missing: apt install python3-venv"; exit 2; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: requirements.txt requirements-build.txt $(STAMPS)/venv
	@echo "Installing (about a minute, once) ..."
	@$(PIP) install --require-hashes -r requirements.txt -r requirements-build.txt
	@touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/runtime
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# The build hook makes the vendor files; a deleted stamp among them makes this rule run again.
web/static/vendor/.stamp:
	@rm -f $(STAMPS)/sanad

$(STAMPS)/sanad: pyproject.toml hatch_build.py package.json package-lock.json $(STAMPS)/runtime web/static/vendor/.stamp
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch web/static/vendor/.stamp $@
