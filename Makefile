# Every habit of the project in one place: what to install, how to build, run, test, check and install.
# Only `make deps`, `make bench-deps` and SwiftPM download anything.

PREFIX ?= /usr/local
SWIFT ?= swift
PLAN ?= plans/lakeside

# The program is linked statically, on Linux the libraries of `make deps` too: it starts in a few milliseconds and needs neither
# toolchain nor libraries where it runs. The tests cannot be (Swift Testing is a shared library), so they have a folder of their
# own and neither build undoes the other.
BUILD_FLAGS := -c release --static-swift-stdlib --explicit-target-dependency-import-check error
STATIC := .build/static
ifeq ($(shell uname -s),Linux)
BUILD_FLAGS += -Xlinker -L$(STATIC) -Xlinker -S -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
endif
TEST_FLAGS := -c release -Xswiftc -enable-testing --disable-xctest --scratch-path .build-tests
SOURCES := Package.swift Sources Tests
RHUMB = .build/release/rhumb

# make bench SIZE=L measures one size; SIZES lists several.
SIZES ?= S M
ifdef SIZE
SIZES := $(SIZE)
endif
BENCH := Benchmarks/.venv/bin/python

.PHONY: help deps build run test editor-test page-test page-tools terminal-test pictures fuzz check format install bench bench-deps bench-curves bench-check clean

help:
	@echo "make run                 install what is missing, build, run $(PLAN) and print its report"
	@echo "make test                the whole test suite"
	@echo "make editor-test         the program asked by others' tools: the language server, colours, SARIF"
	@echo "make page-test           the report's page in a headless browser: quiet, alone, accessible, searchable"
	@echo "make terminal-test       the session of rhumb repl in a pseudo-terminal"
	@echo "make pictures            the pictures in Documentation/, taken anew"
	@echo "make fuzz                every way in, fed with random bytes for a minute each"
	@echo "make build               the program, at $(RHUMB)"
	@echo "make check               layout of our source, architecture, generated files"
	@echo "make format              lay out our source as make check wants it"
	@echo "make install PREFIX=DIR  the program and its shell completions under DIR (now $(PREFIX))"
	@echo "make deps                the system libraries"
	@echo "make bench               the table of aims beside the peers; SIZE=L for one size (now $(SIZES))"
	@echo "make bench-curves        cost by rows, declarations and threads, drawn as Benchmarks/curves.svg"
	@echo "make bench-check         fails when a fixed run takes over 5% more instructions; ACCEPT=1 records them"

deps:
	@bash Scripts/install-libraries.sh

build: deps
	@bash Scripts/static-libraries.sh $(STATIC)
	PKG_CONFIG_PATH=$(CURDIR)/$(STATIC):$(PKG_CONFIG_PATH) $(SWIFT) build $(BUILD_FLAGS) --product rhumb

run: build
	$(RHUMB) run $(PLAN)

test: deps
	$(SWIFT) test $(TEST_FLAGS)

# RHUMB=PROGRAM tests another build.
editor-test:
	python3 -m venv .build-editors
	.build-editors/bin/pip install --quiet --requirement Tests/Editors/requirements.txt
	RHUMB=$(abspath $(RHUMB)) .build-editors/bin/pytest --quiet Tests/Editors

# The same RHUMB; CHROMIUM=PROGRAM takes another browser.
page-test: page-tools
	RHUMB=$(abspath $(RHUMB)) .build-page/bin/pytest --quiet --numprocesses 2 Tests/Page

terminal-test:
	python3 -m venv .build-terminal
	.build-terminal/bin/pip install --quiet --requirement Tests/Terminal/requirements.txt
	RHUMB=$(abspath $(RHUMB)) .build-terminal/bin/pytest --quiet Tests/Terminal

pictures: page-tools
	RHUMB=$(abspath $(RHUMB)) .build-page/bin/python Scripts/take-pictures.py

page-tools:
	@bash Scripts/install-libraries.sh browser
	python3 -m venv .build-page
	.build-page/bin/pip install --quiet --requirement Tests/Page/requirements.txt

# SECONDS=10 runs each target so long, CONFIGURATION=debug builds them in a third of the time.
fuzz: deps
	bash Scripts/fuzz.sh $(SECONDS)

check: deps
	$(SWIFT) format lint --strict --recursive --parallel --configuration .swift-format $(SOURCES)
	python3 Scripts/generate-keywords.py --check
	python3 Scripts/generate-templates.py --check
	python3 Scripts/generate-grammars.py --check
	python3 Scripts/generate-page.py --check
	$(SWIFT) test $(TEST_FLAGS) --filter ArchitectureTests

format:
	$(SWIFT) format --in-place --recursive --parallel --configuration .swift-format $(SOURCES)

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(RHUMB) "$(DESTDIR)$(PREFIX)/bin/rhumb"
	bash Scripts/install-completions.sh $(RHUMB) "$(DESTDIR)$(PREFIX)"

bench-deps:
	@bash Benchmarks/install-peers.sh

bench: build bench-deps
	$(BENCH) Benchmarks/run.py --rhumb $(RHUMB) --sizes $(SIZES)

bench-curves: build bench-deps
	$(BENCH) Benchmarks/curves.py --rhumb $(RHUMB)

bench-check: build
	python3 Benchmarks/instructions.py $(RHUMB) $(if $(ACCEPT),--accept)

clean:
	rm -rf .build .build-tests .build-editors .build-fuzz Benchmarks/data
