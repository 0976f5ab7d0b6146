# The commands of this project. Each first makes ready what it needs (.ci/setup.sh); a second time that costs nothing.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check bench soak build setup clean

# The program is started hundreds of times by the tests: compile it once, whatever the shell says of bytecode.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
OUT ?= out
N ?= 100000
BENCH_STORES ?= .bench
export CCHC_PEERS ?=
CHECKS = $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports --no-logo
# Ninety-five in a hundred lines of each of these four, by itself: one well tested must not make up for another.
COVERED := domain acts sync store

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

run: ## the program in practice mode; without a screen, a day at the counter left in out/
	@.ci/setup.sh run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec $(BIN)/cchc-desktop --practice; \
	fi; \
	echo "No screen: a day at the counter is played in the same window, unseen; see $(OUT)/."; \
	echo "Không có màn hình: một ngày làm việc tại quầy chạy trong chính cửa sổ ấy; xem $(OUT)/."; \
	QT_QPA_PLATFORM=offscreen exec $(BIN)/cchc-desktop demo --out $(OUT)

test: ## all checks, then all tests
	@.ci/setup.sh test
	@$(CHECKS)
	@rm -f .coverage .coverage.*
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder --durations 10 \
		$(COVERED:%=--cov=cchc_desktop.%) --cov-report=
	@for part in $(COVERED); do \
		echo "Coverage of $$part"; \
		$(BIN)/coverage report --skip-covered --show-missing --fail-under 95 --include "cchc_desktop/$$part/*" || exit 1; \
	done

check: ## formatting, types, layers and house rules, in seconds
	@.ci/setup.sh test
	@$(CHECKS)
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -p no:cacheprovider tests/test_house_rules.py tests/test_lock.py

bench: ## the figures; N=1000000 builds the large store once and keeps it in .bench/
	@.ci/setup.sh test
	@mkdir -p $(BENCH_STORES)
	@QT_QPA_PLATFORM=offscreen CCHC_BENCH_DOSSIERS=$(N) CCHC_BENCH_STORES=$(abspath $(BENCH_STORES)) \
		$(BIN)/pytest tests/benchmarks --timeout 0 --capture no -p no:cacheprovider \
		--benchmark-columns=median,mean,max,rounds --benchmark-sort=name

soak: export CCHC_KILLS ?= 5000
soak: export CCHC_POWER_CUTS ?= 40000
soak: export CCHC_COMPOUND ?= 2000
soak: export CCHC_HISTORIES ?= 5000
soak: export CCHC_COPIES ?= 500
soak: export CCHC_FLIPS ?= 500
soak: export CCHC_INJECTIONS ?= 50000
soak: export CCHC_RECEIPTS ?= 5000
soak: export CCHC_RELIABILITY_REPORT ?= docs/reliability-report.json
soak: ## the tests of faults with large numbers and other seeds each time, for hours; tests/faults/README.md
	@.ci/setup.sh test
	@QT_QPA_PLATFORM=offscreen HYPOTHESIS_PROFILE=soak $(BIN)/pytest tests/faults \
		tests/portal/test_client.py tests/slips/receipts/test_receipt.py \
		-n 2 --dist loadfile --timeout 0 --durations 20 -p no:cacheprovider

build: ## a folder in dist/ that runs by itself, and its self-test
	@.ci/setup.sh build
	@$(BIN)/pyinstaller --noconfirm --clean --log-level WARN build.spec
	@QT_QPA_PLATFORM=offscreen dist/cchc-desktop/cchc-desktop self-test

setup: ## only make ready
	@.ci/setup.sh build
	@.ci/setup.sh test

clean: ## throw away all that was made here, but not the stores of the benchmarks
	rm -rf .venv .venv-tools $(OUT) build dist .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis .benchmarks
	find cchc_desktop migrations tests -name __pycache__ -type d -prune -exec rm -rf {} +
