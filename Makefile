# drawdown: `make run` sets everything up and serves the example; `make test` runs every check.

PYTHON ?= python3
export PORT ?= 8000
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1

BIN := .venv/bin
UV := VIRTUAL_ENV="$(CURDIR)/.venv" $(BIN)/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

BUILT := pyproject.toml tools/build.py $(wildcard src/drawdown/web/locale/*/LC_MESSAGES/*.po)

# Each stamp is younger than what it was made from, so a second `make run` touches no network.
INSTALLER := .venv/.installer
RUNTIME := .venv/.runtime
DEVELOPMENT := .venv/.development
COMPILED := .venv/.compiled

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run install develop check test docs pictures vectors messages lock upgrade vendor dist clean

help:
	@echo "make run      set up, plan the example mission, serve it on http://localhost:$(PORT)"
	@echo "make install  the environment alone: then .venv/bin/drawdown"
	@echo "make check    format, lint, types, import contracts; sizes and what stands twice"
	@echo "make test     make check, then every test"
	@echo "make pictures walk the five first hours of docs/guide in a browser, and take their pictures"
	@echo "make docs     the documentation as HTML in built-docs/; a broken link stops it"
	@echo "make messages bring the translations in line with the texts of the pages"
	@echo "make vectors  every public test vector in VECTORS=DIR"
	@echo "make lock     bring the locks in line with pyproject.toml (make upgrade: newest versions)"
	@echo "make dist     a wheel and a source distribution in dist/"
	@echo "make vendor   bring the front-end files from their packages; needs npm"

run: install
	@exec $(BIN)/python -m drawdown.web

install: $(RUNTIME) $(COMPILED)

develop: $(DEVELOPMENT) $(COMPILED)

check: develop
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.figures

# Two at a time; a file of tests stays in one process, so that its worlds are built once.
PAIR := -n 2 --dist loadfile

test: check
	$(BIN)/pytest $(PAIR) -q -p tests.postgres
	$(BIN)/pytest $(PAIR) -q

docs: develop
	rm -rf built-docs
	$(BIN)/python -m tools.docs built-docs

pictures: develop
	$(BIN)/python -m tools.hours docs/pictures

messages: develop
	$(BIN)/python tools/messages.py

# Public test vectors of others, which are not part of this repository.
VECTORS ?= ../shared/data/vectors

vectors: develop
	@$(BIN)/python -m tests.vectors "$(VECTORS)"

lock: $(INSTALLER)
	$(COMPILE) --group installer -o requirements-uv.lock >/dev/null
	$(COMPILE) pyproject.toml --group build -o requirements.lock >/dev/null
	$(COMPILE) pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock >/dev/null

vendor:
	$(PYTHON) tools/vendor.py

dist: install
	rm -rf dist
	$(BIN)/python -m hatchling build --directory dist

upgrade: $(INSTALLER)
	rm -f requirements.lock requirements-dev.lock
	$(MAKE) lock

clean:
	rm -rf .venv built-docs .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(INSTALLER): requirements-uv.lock
	@command -v $(PYTHON) >/dev/null || { echo "drawdown needs Python 3.11 or newer: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "drawdown needs Python 3.11 or newer; $(PYTHON) is older. Name another: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python cannot make a virtual environment yet: apt-get install python3-venv"; exit 1; }
	@echo "drawdown: making .venv"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-uv.lock
	@touch $@

$(RUNTIME): $(INSTALLER) requirements.lock $(BUILT)
	@echo "drawdown: installing what it runs on"
	@$(UV) pip install --quiet --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --offline --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOPMENT): $(RUNTIME) requirements-dev.lock
	@echo "drawdown: installing what it is tested with"
	@$(UV) pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(COMPILED): $(RUNTIME) $(wildcard src/drawdown/plan/swift/*.py)
	@echo "drawdown: compiling the planner, once; it takes 15 seconds, and longer on a busy machine"
	@$(BIN)/python -m drawdown.plan.swift
	@touch $@
