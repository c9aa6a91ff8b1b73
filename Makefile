# Each target is one command and sets up what it needs.
#   make demo PORT=8001     the demo on another port
#   make test PYTHON=python3.12     with an interpreter of your choice
PORT ?= 8000
VENV ?= .venv
PYTHON ?=
PYTEST_OPTIONS ?= -n auto --dist loadscope --no-loadscope-reorder
python := $(VENV)/bin/python

core := src/sagemaker_lineage
CORE := $(core)/errors.py,$(core)/model/*,$(core)/definition/*,$(core)/graph/*,$(core)/enrich/*,$(core)/checks/*,$(core)/export/*

export PYTHON VENV
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: help demo test lint types imports web page units format docs screenshots bench bench-ui fuzz build setup runtime clean

help:  ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s%s\n", $$1, $$2 }'

demo: runtime  ## serve the demo account on this machine: no AWS account, no credentials
	@$(python) -m sagemaker_lineage demo --port $(PORT)

test: lint types imports page units  ## check everything: lint, types, import contracts, the page, all tests, coverage

lint: setup  ## check style and format
	$(python) -m ruff check .
	$(python) -m ruff format --check .

types: setup  ## check types
	$(python) -m mypy

imports: setup  ## check the import contracts
	$(VENV)/bin/lint-imports

web: setup  ## build the page
	@tools/web.sh build

page: setup  ## check the page: style, types, tests, the API's types, sizes, and build it
	@tools/web.sh test

units: web  ## run all tests, in random order, and hold the coverage
	$(python) -m pytest $(PYTEST_OPTIONS) --cov --cov-report=
	$(python) -m coverage report --fail-under=95
	$(python) -m coverage report --fail-under=100 --include='$(CORE)'

format: setup  ## rewrite the sources in the project's format
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

docs: setup  ## write the generated reference pages and the page's types of the API anew
	$(python) docs/generate.py
	@tools/web.sh api

screenshots: web  ## take pictures of the page in its main states, into build/screenshots
	PYTHONPATH=tests $(python) tools/screenshots.py

bench: setup  ## measure: ratios and growth, no pass or fail
	$(python) -m benchmarks

bench-ui: web  ## measure the page in a real browser: sizes, layout, painting, moving about, memory
	@tools/web.sh bench
	PYTHONPATH=tests $(python) -m benchmarks.page

fuzz: setup  ## ask the API 10,000 things of any kind, by its own description
	FUZZ_CASES=10000 $(python) -m pytest $(PYTEST_OPTIONS) tests/contract/test_openapi_fuzz.py

build: web  ## make the wheel and the source distribution
	$(python) -m build

setup:  ## install what development needs
	@tools/setup.sh development

runtime:  ## install what running needs, and build the page where that can be done
	@tools/setup.sh runtime
	@tools/web.sh page

clean:  ## remove the environment and everything that is made
	rm -rf $(VENV) web/node_modules web/coverage $(core)/server/static build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
