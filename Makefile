# Every target only calls programs; see CONTRIBUTING.md for what each needs.

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.1.4

# Packages in which goroutines meet: they are tested again with the race detector.
# The machines of internal/service/streams are left out: no goroutine is in their
# own tests, and those of streams run them under the detector.
RACE := ./internal/audit ./internal/certs ./internal/clock ./internal/digest ./internal/faults ./internal/controls ./internal/log/... ./internal/state/... ./internal/service/identity ./internal/service/keys ./internal/service/streams ./internal/service/streams/quota ./internal/gateway/... ./internal/meter/... ./internal/vfs/...
# In these, weeks and years of simulated time pass, with nothing at the same time:
# minutes of the race detector's time and nothing for it to find.
LONG_TIMES := '^Test(Check30Retention|QuietWeeksAreNoDoubt|DirectoryIsBounded|BootInAnotherDecade)$$'

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
TESTFLAGS ?=
FUZZTIME ?= 10s
INTEROP := go test -count=1 -timeout 15m -parallel 6 -tags interop
WITHOUT_AUTH := '^Test(Tutorials|Guides|ClientGuides|Matrix)$$/^(client|boto3|aws-cli|go.md|javascript|JavaScript|aws-sdk|Java_v1)/^(boto|http1|h2c)'

.PHONY: build run test lint generate interop conformance chaos security fuzz bench check
.PHONY: race generate-check vulnerabilities
.DEFAULT_GOAL := build

build: ## the program, into bin/
	go build -trimpath -ldflags "-X main.version=$(VERSION)" -o bin/shardwell ./cmd/shardwell

run: ## a server on 127.0.0.1:4567, data in ./shardwell-data
	go run ./cmd/shardwell serve

test: ## all tests, with the race detector where it matters
	go test $(TESTFLAGS) ./...
	$(MAKE) -s race

lint: ## formatting, vet for every platform, staticcheck, house rules
	go vet ./...
	go vet -tags interop ./test/interop
	cd test/interop/sdk/go && GOWORK=off go vet .
	GOOS=linux GOARCH=arm64 go vet ./...
	GOOS=darwin GOARCH=arm64 go vet ./...
	go run $(STATICCHECK) ./...
	go test -count=1 ./internal/lint

generate: ## the API tables, from the public service model, and the licences of what is linked
	go generate ./internal/api/... ./internal/notices

# Clients mostly wait, for a start, a state or a second to pass: more of them at
# a time than there are processors. First everything, with --auth sigv4 --tls; then,
# without, the clients whose every layer a server without them meets.
interop: ## real clients through the tutorials and the matrix of SDKs, installed into .interop/
	SHARDWELL_TEST_AUTH=sigv4 $(INTEROP) -skip '^Test(Operations|Constraints)$$' $(TESTFLAGS) ./test/interop
	$(INTEROP) -run $(WITHOUT_AUTH) $(TESTFLAGS) ./test/interop

conformance: ## every check of parity with AWS, raw and with boto3: passed/total per operation, and docs/parity.md
	go run ./test/parity $(TESTFLAGS)

chaos: ## crashes, kills, damage, faults, full volumes: one table of what was proved; CHAOS=long for hours of it
	go run ./test/proofs $(TESTFLAGS)

security: ## vectors and mutants of signatures, hostile parsers, keys, overload: one table of what was proved
	go run ./test/proofs -set security $(TESTFLAGS)

fuzz: ## every fuzz target for FUZZTIME
	go run ./test/fuzz -time $(FUZZTIME)

bench: ## speed beside the machine's own limits of the same run
	go run ./cmd/shardwell bench

check: ## what CI runs
	.ci/run

# Parts of check.

race:
	go test -race -short -skip $(LONG_TIMES) $(TESTFLAGS) $(RACE)

generate-check:
	GENERATE_CHECK=1 go generate ./internal/api/... ./internal/notices

vulnerabilities:
	go run $(GOVULNCHECK) ./...
