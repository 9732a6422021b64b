# 履职一览 · Duty Atlas: `make serve` and `make test` are the two commands; the
# other targets are their steps. What a step needs is set up by it.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:

PORT ?= 8080
STAGE := @xtask/scripts/stage.sh
WASM := --target wasm32-unknown-unknown

.PHONY: help serve demo dev build test setup setup-test setup-bench fmt lint test-native test-browser test-e2e bench shots audit clean

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/make \1|\2/p' Makefile | column -t -s '|'

serve: ## build the release and serve it on http://localhost:8080 (PORT=…)
	@node xtask/scripts/serve.mjs --check --port $(PORT)
	@$(MAKE) --no-print-directory build
	@node xtask/scripts/serve.mjs dist --port $(PORT)

demo: PORT = 8081
demo: ## the same with sample lists of other, invented townships beside the shipped one, on http://localhost:8081 (PORT=…)
	@node xtask/scripts/serve.mjs --check --port $(PORT)
	@$(MAKE) --no-print-directory build
	$(STAGE) "Sample lists" "some seconds" xtask/scripts/with-lists.sh tests/demo target/demo
	@node xtask/scripts/serve.mjs target/demo --port $(PORT)

dev: setup ## watch the sources, rebuild quickly, serve on http://localhost:8080 (PORT=…)
	$(STAGE) "Watching" "the first build takes some minutes, later ones some seconds" trunk serve --locked --port $(PORT) --dist target/dev

build: setup ## build the release into dist/, unless it is up to date (LISTS=… publishes the lists of a folder with it)
	$(STAGE) "Release build" "about 6 minutes, 2 once the libraries are compiled" xtask/scripts/build.sh

test: setup-test fmt lint test-native test-browser test-e2e ## all of the checks below
	@printf '\nAll checks passed.\n'

fmt: setup-test ## formatting
	$(STAGE) "Formatting" "a second" cargo fmt --all --check

lint: setup-test ## clippy, warnings denied: the pure half alone, the build steps, for the browser
	$(STAGE) "Clippy, the pure half alone" "some seconds" cargo clippy --quiet --locked --all-targets --no-default-features -- --deny warnings
	$(STAGE) "Clippy, the build steps" "about a minute" cargo clippy --quiet --locked --package xtask --all-targets -- --deny warnings
	$(STAGE) "Clippy, for the browser" "about a minute" cargo clippy --quiet --locked $(WASM) --lib --bins -- --deny warnings
	$(STAGE) "Clippy, the browser's tests" "some seconds" cargo clippy --quiet --locked $(WASM) --no-default-features --features web --test browser -- --deny warnings

test-native: setup-test ## native tests: of the pure half, and of the build steps
	$(STAGE) "Native tests, the pure half" "about 3 minutes" cargo test --quiet --locked --no-default-features
	$(STAGE) "Native tests, the build steps" "about a minute" cargo test --quiet --locked --package xtask

test-browser: setup-test ## wasm tests in Chromium
	$(STAGE) "Wasm tests in Chromium" "about a minute" cargo test --locked $(WASM) --no-default-features --features web --test browser

test-e2e: setup-test build ## end-to-end tests in Chromium over the release
	$(STAGE) "End-to-end tests" "about 14 minutes" playwright test --config tests/e2e

bench: setup-bench build ## measure searching and loading beside other libraries; WRITE=1 puts the report into README.md
	$(STAGE) "Benchmark" "about 12 minutes; best with nothing else running" node tests/peers/bench.mjs $(if $(WRITE),--write)

shots: setup-test build ## pictures of every view and state, in target/shots
	$(STAGE) "Pictures" "about 8 minutes" node xtask/scripts/shots.mjs

audit: setup ## known flaws, licences and origins of all libraries and tools (asks the network; needs cargo-deny)
	$(STAGE) "Rust libraries" "some seconds" xtask/scripts/deny.sh
	$(STAGE) "npm packages" "some seconds" npm audit

setup: ## install what a build needs and is missing
	@xtask/scripts/setup.sh

setup-test: ## install what the tests need and is missing
	@xtask/scripts/setup.sh test

setup-bench: ## install what the benchmark needs and is missing
	@xtask/scripts/setup.sh bench

clean: ## remove everything that was built or installed here (the compiled tools in the cache stay)
	rm -rf dist target node_modules tests/peers/node_modules test-results
