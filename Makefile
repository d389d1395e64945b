# newsdex: `make run` and `make test` set up all they need; Python 3.11 or newer and make are enough.

PYTHON ?= python3
ARCHITECTURE ?= arm64
export ARCHITECTURE
# Files or folders to take in; without any, the folder inbox/ as it is, or the samples if it is empty.
ARTICLES ?=
PORT ?= 8000
SEEDS ?= 100000
SECONDS ?= 600
STACK ?= newsdex
FUNCTION ?= Clean
EVENT ?= events/$(shell echo $(FUNCTION) | tr A-Z a-z).json

UV := .build/uv/bin/uv
RUN := .venv/bin/python
SAM := .build/sam/bin/sam
CHECKOV := .build/checkov/bin/checkov
export SAM_CLI_TELEMETRY = 0

.PHONY: help run test check soak bench fuzz quality lint format validate security advisories build deploy redrive invoke

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: .venv/.ready  ## run the whole stack on this machine and take articles in (ARTICLES=…, PORT=…)
	@$(RUN) -m local up --port $(PORT) $(ARTICLES)

test: .venv/.ready  ## run all tests
	$(RUN) -m pytest

check: lint test  ## lint, types and tests

soak: .venv/.ready  ## simulate many more schedules of faults than the tests do, going on where it ended (SEEDS=…)
	$(RUN) -m tests.simulation.soak --seeds $(SEEDS)

bench: .venv/.ready $(SAM)  ## measure speed, size and cost, and hold the floors (TEXTS=…, PAGES=…, PARTS=…)
	PATH="$(CURDIR)/.build/uv/bin:$$PATH" $(RUN) -m benchmarks.bench $(PARTS) $(if $(TEXTS),--texts $(TEXTS)) $(if $(PAGES),--pages $(PAGES))

fuzz: .venv/.ready  ## feed hostile files to clean, and then changed articles to extract, for a time each (SECONDS=…)
	$(RUN) -m tests.hostile.run --seconds $(SECONDS)
	$(RUN) -m tests.hostile.annotating --seconds $(SECONDS)

quality: .venv/.ready  ## print the quality tables for a corpus (CORPUS=path; see benchmarks/quality.py)
	$(RUN) benchmarks/quality.py --corpus $(CORPUS)

lint: .venv/.ready  ## style, types, and the template, as written and as translated
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/cfn-lint template.yaml
	mkdir -p .build && $(RUN) -m local translate > .build/translated.json
	.venv/bin/cfn-lint .build/translated.json

format: .venv/.ready  ## format the code
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

validate: $(SAM)  ## have SAM validate and lint the template
	$(SAM) validate --lint

security: $(CHECKOV)  ## look for what is unsafe in the template (waivers and reasons: .ci/checkov.yaml)
	$(CHECKOV) --config-file .ci/checkov.yaml

advisories: $(UV)  ## ask osv.dev for known flaws of the locked dependencies
	$(UV) audit --frozen

build: $(SAM) $(UV)  ## build the packages of all functions (ARCHITECTURE=arm64 or x86_64)
	PATH="$(CURDIR)/.build/uv/bin:$$PATH" $(SAM) build --parameter-overrides Architecture=$(ARCHITECTURE)

deploy: build  ## deploy to the AWS account of your credentials
	$(SAM) deploy --parameter-overrides Architecture=$(ARCHITECTURE)

redrive: .venv/.ready  ## send dead letters back to their stages (STAGES=clean STACK=newsdex ENDPOINT=…)
	$(RUN) -m local redrive $(STAGES) --stack $(STACK) $(if $(ENDPOINT),--endpoint $(ENDPOINT))

invoke: .venv/.ready $(SAM)  ## run a built function under Lambda's runtime emulator (FUNCTION=Clean EVENT=events/clean.json)
	$(RUN) -m local invoke $(FUNCTION) $(EVENT)

# `sam build` calls one of these for each function, with ARTIFACTS_DIR set.
build-CleanFunction build-ExtractFunction build-IndexFunction build-AuditFunction build-ApiFunction: build-%Function: $(UV)
	$(PYTHON) -m local.package $(shell echo $* | tr A-Z a-z) "$(ARTIFACTS_DIR)" --architecture $(ARCHITECTURE)

$(UV): .ci/uv.txt
	@echo "Installing uv into .build/uv"
	@$(PYTHON) -m venv .build/uv
	@.build/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@touch $@

.venv/.ready: $(UV) uv.lock pyproject.toml
	@echo "Installing the locked dependencies into .venv"
	@$(UV) sync --quiet --frozen --all-extras --python $(PYTHON)
	@touch $@

$(CHECKOV): $(UV) .ci/checkov.txt
	@echo "Installing checkov into .build/checkov"
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) .build/checkov
	@$(UV) pip sync --quiet --python .build/checkov/bin/python --require-hashes .ci/checkov.txt
	@touch $@

$(SAM): $(UV) .ci/sam.txt
	@echo "Installing the SAM CLI into .build/sam"
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) .build/sam
	@$(UV) pip sync --quiet --python .build/sam/bin/python --require-hashes .ci/sam.txt
	@touch $@
