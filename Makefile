# One line a task. `make run` and `make test` set up everything that they need.
SHELL := /bin/bash
BIN := .venv/bin
CASE ?= out/sample-case

.PHONY: all run test lint format wheel docs serve clean bench-reading bench-coding bench-compiled bench-case bench-outlook

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

# The wheel, its inner rooms compiled: asks for a C compiler and some minutes.  Made from what is committed, in a folder
# of its own, so that no compiled room stands beside its source and hides a change.
wheel: .venv/ready-dev
	rm -rf build/wheel && mkdir -p build/wheel dist
	git archive HEAD | tar -x -C build/wheel
	HATCH_BUILD_HOOKS_ENABLE=1 PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(BIN)/pip wheel --no-deps -w dist build/wheel

docs: .venv/ready-dev
	$(BIN)/python scripts/make_docs.py

serve: run
	$(BIN)/hudna serve --case $(CASE)

bench-reading: .venv/ready-bench
	$(BIN)/python bench/reading_pdf.py
	$(BIN)/python bench/reading.py

bench-coding: .venv/ready-bench
	$(BIN)/python bench/coding.py

# The same speed and the same tests with the compiled rooms of the wheel.
bench-compiled: .venv/ready-bench wheel
	rm -rf build/compiled
	$(BIN)/pip install --quiet --no-deps --target build/compiled dist/hudna-*.whl
	PYTHONPATH=build/compiled $(BIN)/python bench/coding.py --speed
	PYTHONPATH=build/compiled $(BIN)/pytest tests/coding tests/lang tests/reading

bench-case: .venv/ready-bench
	$(BIN)/python bench/case.py
	$(BIN)/python bench/merging.py
	$(BIN)/python bench/search.py
	$(BIN)/python bench/kills.py
	$(BIN)/python bench/orphans.py

bench-outlook: .venv/ready-bench
	$(BIN)/python bench/outlook.py

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/ready: pyproject.toml constraints.txt scripts/setup
	scripts/setup run

.venv/ready-dev: pyproject.toml constraints.txt scripts/setup
	scripts/setup dev

.venv/ready-bench: pyproject.toml constraints.txt scripts/setup
	scripts/setup bench
