# Two commands matter: `make demo` and `make test`. Both work from a fresh clone with python3 and venv alone.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
VENV := .venv
BIN := $(VENV)/bin
STORE := $(CURDIR)/build/demo.db

.PHONY: demo test fast lint lock bench clean

$(VENV)/.run: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

demo: $(VENV)/.run  ## build the graph from corpus/, then serve it on PORT
	mkdir -p build
	$(BIN)/tumen add corpus/digests --store $(STORE)
	$(BIN)/tumen serve --store $(STORE) --host $(HOST) --port $(PORT)

test: $(VENV)/.dev lint  ## everything that CI runs
	$(BIN)/python -m pytest

fast: $(VENV)/.dev  ## the tests that take seconds
	$(BIN)/python -m pytest -m "not slow"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy kg api ontology

lock:  ## resolve the lock files anew; needs uv
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade --output-file requirements.lock --extra build
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade --output-file requirements-dev.lock --extra build --extra dev --constraint requirements.lock

bench: $(VENV)/.dev  ## throughput beside its peers, in one run
	$(BIN)/python bench/extraction.py

clean:
	rm -rf build $(VENV)
