# The two commands: `make run` and `make test`. Both do all set-up first.

PYTHON_BIN := .venv/bin
# compiled bytecode halves the start-up; a shell that forbids it must not slow the station down
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run test domain test-long test-postgres test-screens coverage test-ime test-systems soak day fuzz test-faults guide check lint types contracts fast-tests format lock i18n clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## system packages, .venv, locked dependencies
	@scripts/setup.sh

run: setup ## opens the demo; without a display it runs the walkthrough
	@$(PYTHON_BIN)/returns-station demo

# tests that measure time have the machine to themselves; the others wait more than they work, so
# that three at once are no slower each; 5 = none collected
test: setup ## all tests but the long proofs, in under ten minutes on two cores
	@$(PYTHON_BIN)/python -m pytest -q -m "serial and not long" || [ $$? -eq 5 ]
	@$(PYTHON_BIN)/python -m pytest -q -m "not serial and not long" -n 3 --dist worksteal

test-long: setup ## the proofs that take minutes: 200 random kills and each point, full disks, all OCR
	@$(PYTHON_BIN)/python -m pytest -q -m "serial and long" || [ $$? -eq 5 ]
	@$(PYTHON_BIN)/python -m pytest -q -m "not serial and long" -n 2 --dist worksteal

# a private cluster in a temporary folder; needs the PostgreSQL server's programs
test-postgres: setup ## the hub's tests and the points where it is killed, on PostgreSQL
	@$(PYTHON_BIN)/python -m tests.postgres -q -n 2 --dist worksteal tests/sync/hub
	@$(PYTHON_BIN)/python -m tests.postgres -q tests/faults/test_kill_points.py

test-screens: setup ## every screen, language, theme, size and scale; pictures in build/screens
	@SCREENS=all $(PYTHON_BIN)/python -m pytest -q -n 2 --dist worksteal tests/screenshots

check: lint types contracts fast-tests ## what must hold before a commit, in under a minute

# without Qt's, the network's and all other plugins: the domain needs none of them
domain: setup ## the tests of the domain alone, in a second
	@PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(PYTHON_BIN)/python -m pytest -q -c tests/domain.ini --rootdir . \
		tests/inspection

coverage: setup ## every branch of what pays, sorts and reads is run by a test of its own layer
	@$(PYTHON_BIN)/python -m pytest -q -n 2 --dist worksteal --cov --cov-report=term \
		-m "not slow and not serial" tests/inspection tests/scanners

# a pinyin input method on an X server of its own: packages that no station needs
test-ime: setup ## 204 scans beside an active Chinese input method (Debian, Ubuntu)
	@scripts/system_packages.sh ibus ibus-libpinyin openbox xdotool xvfb dbus
	@IME_BURSTS=204 $(PYTHON_BIN)/python -m pytest -q tests/ime

# each system is installed once into build/systems and started on a database of its own
test-systems: setup ## the connectors against the real systems of record, installed and seeded (minutes)
	@scripts/system_packages.sh request-tracker5 rt5-standalone rt5-db-sqlite rt5-db-postgresql
	@RETURNS_STATION_SYSTEMS=$${RETURNS_STATION_SYSTEMS:-build/systems} \
		$(PYTHON_BIN)/python -m pytest -q -n 0 tests/systems

soak: setup ## 500 parcels through the real windows (half an hour): memory, threads, blocks
	@$(PYTHON_BIN)/python -m tests.soak

day: setup ## 30 parcels of a returns desk through the real windows; pictures in build/day
	@$(PYTHON_BIN)/python -m tests.day

# atheris has no wheel for every Python and system: without it all texts are made, none is guided
fuzz: setup ## 900,000 generated texts and 100,000 small images through every parser (an hour)
	@$(PYTHON_BIN)/python -m pip install --quiet --only-binary :all: atheris \
		|| echo "atheris cannot be installed here; its share of the texts is generated instead"
	@$(PYTHON_BIN)/python -m tests.fuzz

test-faults: setup ## 2,000 schedules of faults and kills between stations, hub and system of record
	@$(PYTHON_BIN)/python -m tests.faults

guide: setup ## takes the pictures of docs/guide anew
	@$(PYTHON_BIN)/python -m tests.guide

lint: setup
	@$(PYTHON_BIN)/ruff check .
	@$(PYTHON_BIN)/ruff format --check .

types: setup
	@$(PYTHON_BIN)/mypy

contracts: setup
	@$(PYTHON_BIN)/lint-imports

# searches by the hundred are for make test
fast-tests: setup
	@$(PYTHON_BIN)/python -m pytest -q -m "not slow and not serial" -n 2 --dist worksteal \
		--ignore tests/inspection/properties --ignore tests/screenshots/test_planted.py

format: setup ## rewrites the source in the project's format
	@$(PYTHON_BIN)/ruff check --fix .
	@$(PYTHON_BIN)/ruff format .

# uv is needed for this one target only
lock: ## resolves pyproject.toml into requirements.lock anew
	@$(PYTHON_BIN)/python -m pip install --quiet uv
	@$(PYTHON_BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --extra dev \
		--no-emit-index-url --generate-hashes --upgrade --quiet \
		--custom-compile-command "make lock" --output-file requirements.lock

i18n: setup ## collects source strings into the .ts files and compiles them
	@$(PYTHON_BIN)/pyside6-lupdate -silent -extensions py -locations none -no-obsolete \
		-source-language en -target-language zh_CN app -ts resources/i18n/zh_CN.ts
	@$(PYTHON_BIN)/pyside6-lrelease -silent resources/i18n/zh_CN.ts

clean: ## removes everything that set-up and tools made
	@rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .pytest_cache .hypothesis build walkthrough *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
