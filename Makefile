# Two commands are enough: `make run` opens the console, `make test` runs every test.
# Both install what is missing (or say what is), fetch the model and build.

PREFIX ?= /usr/local
BUILD := .build/release
SWIFT_BUILD := swift build -c release --explicit-target-dependency-import-check error

.PHONY: run build model adapter evaluate-copy setup test test-neon test-sanitized fuzz soak lint format install man clean

run: build model
	$(BUILD)/marquee --sample

build: setup
	$(SWIFT_BUILD) --product marquee

setup:
	scripts/setup build

model: setup
	scripts/fetch-model

test: model
	scripts/setup test
	scripts/lint
	scripts/test-neon
	scripts/test-sanitized
	$(SWIFT_BUILD) --build-tests
	swift test -c release --skip-build --disable-xctest

test-neon:
	scripts/setup test
	scripts/test-neon

# All tests of the engine with checks; `make test` runs those that read what others wrote.
test-sanitized: model
	scripts/test-sanitized all

# Makes the adapter that copy is written with from the corpus, as it was made; then `make evaluate-copy`.
adapter: build
	scripts/adapter

# What is wrong and what is right with the copy that is written for a thousand held-out briefs, and a judge beside it.
evaluate-copy: build
	$(BUILD)/marquee evaluate copy --corpus Corpus --briefs 1000 --records .build/trials.jsonl
	Benchmarks/judge-copy.py .build/trials.jsonl

# Searches for input that harms the engine, for so many seconds each of model files, adapters and texts.
fuzz:
	scripts/fuzz $(or $(TIME),60)

# Lets engines work for so many minutes in one process and watches what it holds.
soak: model
	$(SWIFT_BUILD) --build-tests
	MARQUEE_SOAK_MINUTES=$(or $(MINUTES),30) swift test -c release --skip-build --disable-xctest --filter SoakTests

lint:
	scripts/lint

format:
	git ls-files -z '*.swift' | xargs -0 swift format --in-place --parallel

man: build
	mkdir -p .build/man
	$(BUILD)/marquee man > .build/man/marquee.1

install: build man
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/marquee/themes $(DESTDIR)$(PREFIX)/share/marquee/adapters $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(BUILD)/marquee $(DESTDIR)$(PREFIX)/bin/marquee
	install -m 644 themes/*.toml $(DESTDIR)$(PREFIX)/share/marquee/themes/
	install -m 644 adapters/*.gguf $(DESTDIR)$(PREFIX)/share/marquee/adapters/
	install -m 644 .build/man/marquee.1 $(DESTDIR)$(PREFIX)/share/man/man1/marquee.1

clean:
	rm -rf .build
