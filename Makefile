# Two commands are all: `make demo` shows the product, `make test` proves it.
PYTHON ?= python3
BIN = .venv/bin
SERVER = .ci/editor/node_modules/yaml-language-server/package.json
JUDGES = .ci/pages/node_modules/vnu-jar/package.json
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export NO_MKDOCS_2_WARNING = 1

.PHONY: demo test check ci bench gallery tools schemas clean

demo: $(BIN)/aboveboard
	$(BIN)/aboveboard demo build/demo

test: $(BIN)/aboveboard tools $(SERVER) $(JUDGES)
	$(BIN)/pytest --numprocesses=2 --dist=worksteal

check: $(BIN)/aboveboard
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

ci: check test

# What editors are told of the files, made of the model and the documents' examples.
schemas: $(BIN)/aboveboard
	$(BIN)/python -m tests.support.schemas

# The pictures of docs/gallery.md, taken anew of the demo.
gallery: demo tools
	$(BIN)/python -m tests.support.gallery

bench: $(BIN)/aboveboard tools
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python bench/check.py
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python bench/growth.py
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python bench/trail.py
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python bench/against_mkdocs.py
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python bench/reader.py

# The environment: made anew when the list of dependencies changes.
$(BIN)/aboveboard: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "aboveboard needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …"; exit 2; }
	@echo "Setting up .venv (a minute or two, once)"
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[test]'
	@touch $@

# The tests open pages in Chromium, read sealed files in Node, and show what is completed to each shell.
tools:
	@.ci/tools

# They speak to the language server that editors read YAML with: made anew when its range changes.
$(SERVER): .ci/editor/package.json | tools
	@echo "Setting up .ci/editor (a few seconds, once)"
	npm install --prefix .ci/editor --ignore-scripts --no-package-lock --no-audit --no-fund --silent
	@touch $@

# And they ask these what is wrong with a page: for who cannot see or point, and in its markup.
$(JUDGES): .ci/pages/package.json | tools
	@echo "Setting up .ci/pages (a few seconds, once)"
	npm install --prefix .ci/pages --ignore-scripts --no-package-lock --no-audit --no-fund --silent
	@touch $@

clean:
	rm -rf .venv .ci/*/node_modules .cache build site preview portfolio
