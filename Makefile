# SPDX-License-Identifier: EUPL-1.2
# Twee opdrachten volstaan: `make site` bouwt de site, `make test` test alles.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

# The newest Python from 3.11 on that really starts; PYTHON=… picks another.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SITE := _build/html
PORT ?= 8000
# tests on all cores at once, a file on one of them
AT_ONCE := -n auto --dist loadfile

.PHONY: help venv consumers site text epub serve check lint types content unit licences test test-all equality bench wheel export \
  requirements system clean

help: ## toon deze lijst
	@printf 'Kennisbank Lokale Weerbaarheid. Kies een opdracht:\n\n'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Geen Python 3.11 of nieuwer gevonden. Installeer die eerst: apt-get install python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Je Python kan geen omgeving maken. Installeer dit eerst: apt-get install python3-venv"; exit 1; }

$(VENV)/.site: requirements/site.txt pyproject.toml | $(BIN)/python
	@echo "Pakketten voor de site installeren …"
	@$(PIP) install --require-hashes -r requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Pakketten voor de tests installeren …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.site

$(VENV)/.consumers: tests/consumers/package-lock.json $(VENV)/.dev
	@echo "Programma's installeren die onze bestanden openen …"
	@$(BIN)/python tests/consumers/install.py
	@touch $@

venv: $(VENV)/.dev ## maak de omgeving met alle pakketten

site: $(VENV)/.site ## bouw de site in _build/html
	@without=; tests/system.sh site || { without='-D suppress_warnings=kennisbank.downloads'; echo "Tot dan maakt de site geen pdf's."; }; \
	$(BIN)/python -m sphinx -n -W --keep-going -q $$without -c . docs $(SITE)
	@echo "Klaar. Open $(SITE)/index.html in je browser."

text: $(VENV)/.site ## maak van de site platte tekst in _build/text
	$(BIN)/python -m sphinx -n -W --keep-going -q -b text -c . docs _build/text

epub: $(VENV)/.site ## maak van de site een e-book in _build/epub
	$(BIN)/python -m sphinx -n -W --keep-going -q -b epub -c . docs _build/epub

serve: site ## bouw de site en toon haar op deze computer
	@echo "Open http://localhost:$(PORT) (stop met Ctrl+C)"
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory $(SITE) $(PORT)

check: lint types content unit licences ## controleer code, typen, inhoud, kleine tests en licenties

lint: $(VENV)/.dev ## controleer de stijl van de code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## controleer de typen
	$(BIN)/mypy

content: $(VENV)/.dev ## controleer alle lessen en registers
	$(BIN)/kennisbank check checklists

unit: $(VENV)/.dev ## draai de tests die geen site en geen browser nodig hebben
	$(BIN)/pytest -q $(AT_ONCE) -m "not site and not browser and not wheel and not equality and not consumer" tests

licences: $(VENV)/.dev ## controleer of elk bestand een licentie heeft
	$(BIN)/reuse lint --quiet || { $(BIN)/reuse lint; exit 1; }

consumers: $(VENV)/.consumers ## installeer de programma's waarmee de tests bestanden openen

system: ## installeer wat de tests van het systeem nodig hebben (Chromium, Java)
	@tests/system.sh

test: $(VENV)/.dev $(VENV)/.consumers system check ## draai alle tests, ook in een echte browser
	$(BIN)/pytest $(AT_ONCE) -m "(site or browser or wheel or equality or consumer) and not heavy" tests

$(VENV)/.spark: requirements/spark.txt $(VENV)/.dev
	@echo "Spark installeren …"
	@$(PIP) install --require-hashes -r requirements/spark.txt
	@touch $@

test-all: test $(VENV)/.spark ## draai ook de tests die lang duren (Spark)
	$(BIN)/pytest -m heavy tests
	PYTHONPATH=tests $(BIN)/python tests/equality/report.py

equality: $(VENV)/.dev $(VENV)/.consumers system ## reken elke vorm na en vernieuw de tabel op de pagina over de methode
	$(BIN)/pytest -k test_engine -m "equality and not heavy" tests/equality/test_engines.py
	PYTHONPATH=tests $(BIN)/python tests/equality/report.py

bench: $(VENV)/.dev ## meet de snelheid, als verhoudingen
	@for bench in tests/bench/bench_*.py; do echo "== $$bench"; $(BIN)/python "$$bench"; done

wheel: $(VENV)/.dev ## bouw het pakket in dist/
	$(BIN)/python -m build --no-isolation --wheel --outdir dist .

export: $(VENV)/.site ## zet alle checklists in elk formaat in uitvoer/
	$(BIN)/kennisbank export all all --out uitvoer

requirements: $(BIN)/python ## leg de versies van alle pakketten opnieuw vast (met uv)
	@$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt requirements/site.in -o requirements/site.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt requirements/core.in -o requirements/core.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt requirements/spark.in -o requirements/spark.txt

clean: ## gooi weg wat gebouwd is (je checklists blijven)
	rm -rf _build dist build uitvoer .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf docs/index.md docs/domeinen docs/lessen docs/wetten docs/bronnen docs/begrippen docs/trefwoorden docs/zoeken docs/rollen docs/methode docs/over docs/instrumenten docs/situaties docs/open-punten docs/korte-scan docs/resultaten docs/downloads docs/redactie docs/ontwikkelaars
