# tillproof: `make demo` verifies an example shop, `make check` passes all tests; `make help` lists the rest.
PREFIX ?= /usr/local
BENCH ?= examples
CC = gcc
BUILD = build
VERSION = 0.1.0
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wundef -Wstrict-prototypes \
	-Wmissing-prototypes -Wswitch-enum -Werror
CFLAGS = -O2 -g
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
MODULES = grammars/node_modules
TREE_SITTER = $(MODULES)/tree-sitter/vendor/tree-sitter/lib
CPPFLAGS = -std=c11 -D_GNU_SOURCE -DTILLPROOF_VERSION='"$(VERSION)"' -I. \
	-isystem $(TREE_SITTER)/include -isystem /usr/include/libxml2
LIBS = -lz3 -lgmp -ljansson -lxml2 -lyaml -lpcre2-8 -lnettle -lz -lcrypt -lm -lpthread

LANGUAGES = php javascript sql document
SOURCES := $(sort $(wildcard analyzer/*.c analyzer/*/*.c grammars/*.c $(LANGUAGES:%=grammars/%/*.c) \
	$(LANGUAGES:%=grammars/%/*/*.c) specs/language/*.c solver/*.c reports/*.c))
OBJECTS = $(SOURCES:%.c=$(BUILD)/obj/%.o)
TESTS := $(sort $(wildcard tests/unit/*.c))
TEST_OBJECTS = $(TESTS:%.c=$(BUILD)/obj/%.o) $(filter-out %/analyzer/main.o,$(OBJECTS))
OUR_SOURCES = $$(find analyzer grammars specs solver reports tests -name node_modules -prune -o -name '*.[ch]' -print)
GRAMMARS = build/libgrammars.a
GRAMMAR_SOURCES = $(TREE_SITTER)/src/lib.c \
	$(addprefix $(MODULES)/,tree-sitter-php/php/src/parser.c tree-sitter-php/php/src/scanner.c \
	tree-sitter-javascript/src/parser.c tree-sitter-javascript/src/scanner.c \
	tree-sitter-typescript/typescript/src/parser.c tree-sitter-typescript/typescript/src/scanner.c \
	tree-sitter-typescript/tsx/src/parser.c tree-sitter-typescript/tsx/src/scanner.c \
	@derekstride/tree-sitter-sql/src/parser.c @derekstride/tree-sitter-sql/src/scanner.c)
SUITES = unit input install layers dumps workshop cases verdicts tour
FRESH = $(MAKE) --no-print-directory

.PHONY: front fuzz campaign executions certificates prove prove-wrong prove-flows semantics sabotage all deps build test check demo layers tour san sanitized bench install help clean format verdicts dumps FORCE
all: build

help:
	@echo 'make demo      set up, build, verify an example shop into SARIF'
	@echo 'make check     set up, build, pass all tests (gcc, clang, sanitizers)'
	@echo 'make build     build/tillproof'
	@echo 'make test      unit tests, cases, goldens with the plain build'
	@echo 'make san       unit tests and cases under AddressSanitizer and UBSan'
	@echo 'make fuzz      libFuzzer on the annotation language; RUNS=200000'
	@echo 'make verdicts  refresh the golden of all verdicts; look at the diff'
	@echo 'make tour      refresh the reports of the examples of the tour; look at the diff'
	@echo 'make dumps     refresh the goldens of what stages print; look at the diff'
	@echo 'make semantics evaluations and programs under PHP and tillproof run: no difference'
	@echo 'make campaign  20,000 random checks and broken twins, judged and run by PHP; PAIRS=N SEED=N'
	@echo 'make executions    counterexamples of all programs that test specifications, executed'
	@echo 'make certificates  proofs of all of them, proved again by cvc5 and z3'
	@echo 'make prove     leaf functions keep their contracts, proved by Frama-C (1.4 GB, installed first)'
	@echo 'make prove-wrong  wrong contracts and bodies make proofs fail'
	@echo 'make prove-flows  proofs of flows, as C, proved again by Frama-C'
	@echo 'make sabotage  mutants of the engine write certificates: each mutant is caught'
	@echo 'make front     parse, lowering, index and coverage of PROJECTS="FOLDER..."'
	@echo 'make bench     where the time goes, as ratios to a bare parse; BENCH=FOLDER of sources; how terms and time grow'
	@echo 'make install   PREFIX=/usr/local: binary, specs, man page, completions'
	@echo 'make layers    who may include whom, as tests/layers.txt says'
	@echo 'make format    clang-format over our sources'

deps:
	@.ci/packages build
	@test -f $(MODULES)/.package-lock.json && cmp -s grammars/package-lock.json build/package-lock.json || \
		{ cd grammars && npm ci --ignore-scripts --silent || \
		{ echo 'tillproof: with a network, run: cd grammars && npm ci --ignore-scripts' >&2; exit 1; }; \
		cd .. && mkdir -p build && cp grammars/package-lock.json build/package-lock.json; }

build: deps
	@+$(FRESH) build/tillproof

test: deps
	@.ci/packages unit
	@+$(FRESH) build/tillproof build/unit
	@tests/run build $(SUITES)

check: deps
	@.ci/packages check
	@test -f tests/node_modules/.package-lock.json && cmp -s tests/package-lock.json build/tests-lock.json || \
		{ cd tests && npm ci --ignore-scripts --silent || \
		{ echo 'tillproof: with a network, run: cd tests && npm ci --ignore-scripts' >&2; exit 1; }; \
		cd .. && cp tests/package-lock.json build/tests-lock.json; }
	@tests/check "$(MAKE)" $(SUITES)

san: deps
	@.ci/packages check
	@+$(FRESH) sanitized
	@tests/run build/san unit cases

sanitized:
	@+$(FRESH) BUILD=build/san CC=clang CFLAGS='-O1 -g $(SANITIZE)' build/san/tillproof build/san/unit

# any bytes as an annotation; RUNS bounds it, about a minute
RUNS = 200000
fuzz: deps
	@.ci/packages check
	@+$(FRESH) sanitized
	@tests/fuzz/run build/san $(RUNS) 'clang $(CPPFLAGS) $(WARNINGS) -O1 -g $(SANITIZE)' '$(GRAMMARS) $(LIBS)'

demo: deps
	@+$(FRESH) build/tillproof
	@examples/demo build/tillproof build/demo

verdicts: build
	@build/tillproof spec test --level 1 --output build/cases.verdicts tests/cases specs || true
	@tests/tools/verdicts build/tillproof build/cases.verdicts --update

tour: build
	@TILLPROOF_SPECS=specs tests/tools/tour build/tillproof --update

dumps: build
	@TILLPROOF_SPECS=specs tests/tools/dumps build/tillproof --update

install: build
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/tillproof \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions
	@install build/tillproof $(DESTDIR)$(PREFIX)/bin/tillproof
	@rm -rf $(DESTDIR)$(PREFIX)/share/tillproof/specs
	@tar c --exclude=tests --exclude=language specs | tar x -C $(DESTDIR)$(PREFIX)/share/tillproof
	@build/tillproof --man >$(DESTDIR)$(PREFIX)/share/man/man1/tillproof.1
	@build/tillproof --completions >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tillproof
	@echo 'installed $(DESTDIR)$(PREFIX)/bin/tillproof'

build/bench/parse: tests/bench/parse.c | build
	@mkdir -p build/bench
	@$(CC) -std=c11 -D_GNU_SOURCE $(WARNINGS) -O2 -isystem $(TREE_SITTER)/include -o $@ tests/bench/parse.c $(GRAMMARS)

bench: build build/bench/parse
	@tests/bench/run build/tillproof $(BENCH)
	@echo
	@tests/bench/growth build/tillproof

# what of whole projects is understood, and parse, lowering and index beside a bare parse: PROJECTS="FOLDER..."
front: build build/bench/parse
	@tests/bench/front build/tillproof $(PROJECTS)

# a million evaluations, every built-in and 500 programs under PHP and under `tillproof run`
semantics: build
	@python3 tests/semantics/run.py --tool $(BUILD)/tillproof --full

# an effect behind checks made by chance, and a twin with one check broken: none of these is proved
campaign: build
	@tests/tools/campaign build/tillproof --pairs $(or $(PAIRS),20000) --seed $(or $(SEED),1)

# of all programs that test specifications; continuous integration asks about some of them
executions certificates: build
	@.ci/packages check
	@tests/tools/check-$@ build/tillproof --all

# mutants of simplifier, merging and guards: each is refused by `certify` or by the check of models
sabotage: deps
	@.ci/packages check
	@+$(FRESH) build/tillproof
	@tests/tools/sabotage $(BUILD) '$(CC) $(CPPFLAGS) $(CFLAGS)' '$(GRAMMARS) $(LIBS)' $(MUTANTS)

# leaf functions keep their contracts, as Frama-C proves it; needs Frama-C, which is large
prove:
	@.ci/packages prove
	@tests/proofs/prove $(BUILD)

# a requires that is missing, an ensures that is too weak, a wrong body, a contradiction: each fails
prove-wrong:
	@.ci/packages prove
	@tests/proofs/prove $(BUILD) --test

# proofs of flows as C with ACSL contracts, proved again by Frama-C with cvc5
prove-flows: build
	@.ci/packages prove
	@tests/proofs/flows $(BUILD)/tillproof $(BUILD)/flows

layers:
	@tests/tools/check-layers

format:
	@clang-format -i $(OUR_SOURCES)

build/grammars.stamp: grammars/package-lock.json
	@echo '  grammars'
	@mkdir -p build/grammars
	@for f in $(GRAMMAR_SOURCES); do \
		o=build/grammars/$$(echo $$f | tr '/@' '__').o; \
		$(CC) -std=c11 -D_DEFAULT_SOURCE -w -O2 -g0 -fPIC -I$(TREE_SITTER)/include -I$(TREE_SITTER)/src \
			-I$$(dirname $$f) -c $$f -o $$o || exit 1; done
	@rm -f $(GRAMMARS) && ar rcs $(GRAMMARS) build/grammars/*.o && touch $@

$(GRAMMARS): build/grammars.stamp

$(BUILD)/tillproof: $(OBJECTS) $(GRAMMARS)
	@echo '  $@'
	@$(CC) $(CFLAGS) -o $@ $(OBJECTS) $(GRAMMARS) $(LIBS)

$(BUILD)/unit: $(TEST_OBJECTS) $(GRAMMARS)
	@echo '  $@'
	@$(CC) $(CFLAGS) -o $@ $(TEST_OBJECTS) $(GRAMMARS) $(LIBS) -lcunit

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(WARNINGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/flags: FORCE
	@mkdir -p $(BUILD)
	@echo '$(CC) $(CPPFLAGS) $(WARNINGS) $(CFLAGS)' | cmp -s - $@ || echo '$(CC) $(CPPFLAGS) $(WARNINGS) $(CFLAGS)' > $@

$(BUILD)/obj/grammars/php/emit/runtime.o: $(wildcard grammars/php/emit/runtime/*.php)
$(BUILD)/obj/grammars/javascript/emit/runtime.o: $(wildcard grammars/javascript/emit/runtime/*.js)

$(BUILD)/obj/analyzer/spec_new.o: $(wildcard analyzer/template/* analyzer/template/*/*)

-include $(OBJECTS:.o=.d) $(TESTS:%.c=$(BUILD)/obj/%.d)

clean:
	rm -rf build
