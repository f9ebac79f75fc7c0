package main

import "time"

// proof is a test, or several of one package, and the promise that it holds.
type proof struct {
	Name, Package string
	Tests         string // as for go test -run, or for test/fuzz
	Brief         string // the same for CHAOS=brief; "" for Tests
	Promise       string // row of docs/promises.md
	Env           []string
	Full          []string // environment unless CHAOS=brief
	Alone         bool     // it counts what a machine does that has nothing else to do
	// Says are patterns, each of which the beginning of a line that the tests count
	// with must match.
	Says []string
	// Fuzz says that Tests are fuzz targets, of any package.
	Fuzz bool
}

// fuzzTime is how long each target is fuzzed, by CHAOS.
var fuzzTime = map[string]time.Duration{"short": 4 * time.Second, "long": 10 * time.Minute}

// sets are the proofs by what they are about. They are begun in this order, so the
// costly ones come first.
var sets = map[string][]proof{
	"chaos": {
		{Name: "crashes", Package: "internal/log/embedded", Tests: "^TestCrashPoints$", Promise: "R2"},
		{Name: "kills", Package: "test/chaos", Tests: "^TestKill$", Promise: "R1"},
		{Name: "... encrypted", Package: "test/chaos", Tests: "^TestKillEncrypted$", Promise: "R38"},
		{Name: "faults", Package: "internal/log/embedded", Tests: "^TestEveryOperationFails$", Promise: "R4"},
		{Name: "damage", Package: "internal/log/embedded", Tests: "^TestFlippedBits$", Promise: "R3"},
		{Name: "lost pages", Package: "internal/log/embedded", Tests: "^TestZeroedPages$", Promise: "R3"},
		{Name: "pairs of faults", Package: "internal/log/embedded", Tests: "^TestPairsOfFaults$", Promise: "R4"},
		{Name: "reshards", Package: "test/chaos", Tests: "^TestReshard$", Promise: "R7"},
		{Name: "queues", Package: "test/chaos", Tests: "^TestQueue$", Promise: "R32"},
		{Name: "fan-out", Package: "test/chaos", Tests: "^TestFanOutSoak$", Promise: "R29"},
		{Name: "full volumes", Package: "test/chaos", Tests: "^TestVolume", Promise: "R4"},
		{Name: "repairs", Package: "internal/log/embedded", Tests: "^TestRepairAnything$", Promise: "R28"},
		{Name: "backups", Package: "internal/log/embedded", Tests: "^TestBackup$", Promise: "R27"},
		{Name: "linearizable", Package: "internal/log/embedded", Tests: "^TestLinearizable$", Promise: "R6"},
		{Name: "... in memory", Package: "internal/log/memory", Tests: "^TestLinearizable$", Promise: "R6"},
		{Name: "order", Package: "internal/log/embedded", Tests: "^TestOrderedLogs$", Promise: "R6"},
		{Name: "... in memory", Package: "internal/log/memory", Tests: "^TestOrderedLogs$", Promise: "R6"},
		{Name: "options", Package: "internal/log/embedded", Tests: "^TestOptionsDoNotShow$", Promise: "R21"},
		{Name: "waiting", Package: "internal/log/embedded", Tests: "^TestWaiters$", Promise: "R22"},
		{Name: "... in memory", Package: "internal/log/memory", Tests: "^TestWaiters$", Promise: "R22"},
		{Name: "planted bugs", Package: "test/planted", Tests: "^TestPlantedBugsAreFound$", Promise: "all"},
	},
	"security": {
		{Name: "parsers", Tests: hostileParsers, Promise: "R13", Fuzz: true, Says: []string{
			"internal/wire/json FuzzDecode:", "internal/wire/cbor FuzzDecode:", "internal/wire/query FuzzParse:", "internal/wire/eventstream FuzzDecode:",
			"internal/sigv4 FuzzVerify:", "internal/policy FuzzParse:", "internal/service/streams FuzzToken:", "internal/service/identity FuzzSessionToken:",
			"internal/gateway FuzzRequest:", "internal/service/keys/blob FuzzOpen:"}},
		{Name: "signatures", Package: "internal/sigv4", Tests: "^Test(Suite|Mutants|ChunkMutants|SameEffort)$", Promise: "R36", Says: []string{
			`vectors: 76 of 76 `, `mutants: [1-9]\d{5,} refused, 0 accepted`, `mutants of chunks: \d+ refused, 0 accepted`, `unknown keys: .* the same `}},
		{Name: "secrets", Package: "test/conformance", Tests: "^Test(Check|Controls|Queue)", Brief: "^TestCheck[1-3]", Promise: "R37", Env: []string{"SHARDWELL_TEST_AUTH=sigv4"}, Says: []string{
			`canaries: [1-9]\d* secrets, [1-9]\d+ bytes searched, 0 hits`}},
		{Name: "... and records", Package: "test/blackbox", Tests: "^Test(Search|TakeShown|Leaks|Canaries)$", Promise: "R37", Says: []string{
			`canaries: [1-9]\d+ secrets, [1-9]\d{5,} bytes searched, 0 hits`}},
		{Name: "overload", Package: "test/hostile", Tests: "^Test(Overload|CrowdOfSlowClients)$", Promise: "R10", Full: []string{"OVERLOAD=long"}, Alone: true, Says: []string{
			`overload: PutRecord 1 KiB at 5 times `, `overload: PutRecords 100 x 10 KiB at 5 times `, `overload: [1-9]\d+ half-open and [1-9]\d+ slow clients: `}},
	},
}

// hostileParsers are the fuzz targets of whatever reads what a client has sent. Those
// of the disk's formats are not among them: who can write there needs no parser.
const hostileParsers = `shardwell Fuzz|/(wire/\S+ Fuzz[^A]|sigv4 |policy |gateway |faults |envelope |service/identity FuzzSession|service/streams Fuzz|service/keys/blob )`
