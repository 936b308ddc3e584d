# Two commands for a new user: `make graph` and `make test`. `make help` lists the rest.
# Needs Python 3.11 or newer and make; everything else is installed into .venv from requirements.lock.

PYTHON ?= $(shell for p in python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
READY := $(VENV)/.ready
BUILD := build
SOURCES := kg tests

.DEFAULT_GOAL := help
.PHONY: help graph test check lint types imports readers bench measure load frames screenshots ablation crash picture lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## */  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

# What is installed is what requirements.lock names, hash by hash, and nothing else: pip resolves nothing by itself.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found. Install one, or name it: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module failed: on Debian and Ubuntu, apt install python3-venv" >&2; exit 2; }
	@echo 'Installing what requirements.lock names into $(VENV) (once, a minute or two) …'
	@$(PIP) --no-deps --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# Made again when a document, a rule or the ontology changes.
MADE_FROM := $(shell find seeds kg ontology -type f ! -name '*.pyc')

$(BUILD)/graph.ttl: $(READY) $(MADE_FROM)
	@rm -rf $(BUILD)/store && mkdir -p $(BUILD)
	@$(BIN)/kg build seeds --store $(BUILD)/store --jobs 1 >$(BUILD)/report.txt || { cat $(BUILD)/report.txt; exit 1; }
	@$(BIN)/kg export --store $(BUILD)/store --format turtle -o $@

graph: $(BUILD)/graph.ttl  ## the graph of seeds/ into build/: the store and graph.ttl, and three questions answered from it
	@cat $(BUILD)/report.txt
	@printf '\nWritten: $(BUILD)/store and $(BUILD)/graph.ttl. Three questions to the graph:\n'
	$(call ask,Who holds or held the post of secretary in the party committee of Hà Nội?,holders --param role="Bí thư" --param body="Hà Nội")
	$(call ask,Who was at the congress in Thanh Xuân and who spoke there?,attendance --param event="Thanh Xuân")
	$(call ask,Which honours were conferred on whom?,honours)
	@printf '\n$(BIN)/kg query lists the questions that have a name; $(BIN)/kg query evidence --param name=… says where it says so.\n'

define ask
@printf '\n%s\n  $$ kg query %s --store $(BUILD)/store\n\n' '$(1)' '$(2)' && $(BIN)/kg query $(2) --store $(BUILD)/store
endef

# Two processes, each with whole files, in the order of their names: the browser's, which is the longest, comes first.
# Where one of them is ended (by a test that hangs, by the system for want of memory) the other goes on to the end.
test: $(READY)  ## the tests, with the quality gate over the labelled seeds
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 0

check: lint types imports test  ## what CI runs: lint, format, types, import contract, tests

lint: $(READY)  ## ruff: rules and format
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: $(READY)  ## mypy
	$(BIN)/mypy

imports: $(READY)  ## import-linter: upper layers import lower ones only
	$(BIN)/lint-imports

# What is under another kind of licence, or large. Without them their tests are skipped.
readers: $(READY)  ## what two tests read exports with that nothing else brings: a library of Popolo's, Neo4j's parser (needs npm)
	$(PIP) uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group readers
	$(BIN)/python -m kg.serve.vendor --folder tests/javascript/neo4j

bench: $(READY)  ## speed and memory of kg build beside underthesea's, on the same text
	@$(BIN)/python tests/bench.py

measure: $(READY)  ## times and memory of stores of 1e5 and 1e6 quads, rdflib's beside them, into docs/ (half an hour)
	@$(BIN)/python tests/measure.py --write docs/measurements.md

ablation: $(READY)  ## what each source of evidence adds, in F1 and in speed (some minutes)
	@$(BIN)/python tests/ablation.py

crash: $(READY)  ## builds of the corpus, killed at random moments, end in the same graph (a quarter of an hour)
	@$(BIN)/python tests/crash.py

# A test draws them again and compares: run this after a change that shows in the graph of seeds/.
picture: $(BUILD)/graph.ttl  ## the pictures of the graph of seeds/ in docs/: seeds.svg for the README, network-seeds.svg
	@$(BIN)/kg draw --store $(BUILD)/store --around "Đại hội Đảng bộ quận Thanh Xuân lần thứ 6" --limit 28 --spacing 0.55 -o docs/seeds.svg
	@$(BIN)/kg network --store $(BUILD)/store -o docs/network-seeds.svg

# STORE names another store than one of seeds/.
load: $(READY)  ## fifty clients of the explorer for a minute, alone and beside ten queries that never end
	@$(BIN)/python tests/explorer_load.py $(if $(STORE),--store $(STORE))

frames: $(READY)  ## how smoothly the explorer's picture of 5,000 nodes and 20,000 ties moves (needs Chromium)
	@$(BIN)/python tests/explorer_frames.py

screenshots: $(READY)  ## the pictures of the explorer in docs/, from the graph of seeds/ (needs Chromium)
	@$(BIN)/python tests/explorer_pictures.py

# uv resolves for every platform and Python at once, which pip cannot; it is needed for this target alone.
lock: $(READY)  ## resolve the dependencies of pyproject.toml anew into requirements.lock
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --extra tables --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --upgrade --quiet --output-file requirements.lock

clean:  ## remove what was made: the graph, the environment, the caches
	rm -rf $(BUILD) dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
