# One line a task. `make run` and `make test` set up everything that they need.
SHELL := /bin/bash
BIN := .venv/bin
CASE ?= out/sample-case

.PHONY: all run test lint format docs serve clean bench-reading bench-coding bench-case bench-outlook

all: test

run: .venv/ready
	$(BIN)/hudna run src/hudna/casebooks/sample/documents --case $(CASE) --casebook sample --published 2026-03-18

test: .venv/ready-dev lint
	$(BIN)/pytest -n 2 --dist loadfile

lint: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: .venv/ready-dev
	$(BIN)/python scripts/make_docs.py

serve: run
	$(BIN)/hudna serve --case $(CASE)

bench-reading: .venv/ready-bench
	$(BIN)/python bench/reading_pdf.py
	$(BIN)/python bench/reading.py

bench-coding: .venv/ready-bench
	$(BIN)/python bench/coding.py

bench-case: .venv/ready-bench
	$(BIN)/python bench/case.py
	$(BIN)/python bench/merging.py
	$(BIN)/python bench/search.py
	$(BIN)/python bench/kills.py
	$(BIN)/python bench/orphans.py

bench-outlook: .venv/ready-bench
	$(BIN)/python bench/outlook.py

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/ready: pyproject.toml constraints.txt scripts/setup
	scripts/setup run

.venv/ready-dev: pyproject.toml constraints.txt scripts/setup
	scripts/setup dev

.venv/ready-bench: pyproject.toml constraints.txt scripts/setup
	scripts/setup bench
