package main

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// output generates a package from a fixture, in one text with single spaces.
func output(t *testing.T, fixture string, facts *overrides) string {
	t.Helper()
	files := generateFixture(t, fixture, facts)
	var all strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		all.Write(files[name])
	}
	return strings.Join(strings.Fields(all.String()), " ")
}

func generateFixture(t *testing.T, fixture string, facts *overrides) map[string][]byte {
	t.Helper()
	m, err := parseModel(readFixture(t, fixture))
	if err != nil {
		t.Fatal(err)
	}
	files, err := generate(m, facts, "fixture")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func readFixture(t *testing.T, fixture string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", fixture+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Property: every fact of a model of each protocol reaches the output.
func TestFacts(t *testing.T) {
	for fixture, facts := range map[string][]string{
		"json": {
			`TargetPrefix: "Store_20200101",`, `JSONVersion: "1.0",`, `SigningName: "store",`,
			`{Name: "Item", Wire: "Item", Path: "item", Shape: &shapeItem, Required: true}`,
			`Count int32 // Count, required`, `Half *float64 // Half`, `Big *int64 // Big`, `Any api.Document // Any`,
			`Tags map[string]string // Tags`, `Item Item // Item, required`, `At time.Time // At`, `Events *Events // Events`,
			`type Item map[string]Value`, `type Values []Value`,
			`Shape: &shapeText, IdempotencyToken: true}`, `Name: "Value", Kind: api.KindStructure, Members:`,
			`Union: true,`, `Sparse: true,`, `Sensitive: true,`, `EventStream: true,`, `Event: true,`, `EventPayload: true}`, `EventHeader: true}`,
			`Error: &api.Error{ Code: "Busy.Now", HTTPStatus: 503, Fault: true, Retryable: true, Throttling: true, },`,
			`Kind: api.KindInteger, Min: api.Limit{Set: true, Int: 0}, Max: api.Limit{Set: true, Int: 2147483647}, Box: true,`,
			`Kind: api.KindLong, Max: api.Limit{Set: true, Int: 9223372036854775807},`,
			`Kind: api.KindDouble, Min: api.Limit{Set: true, Float: 0.0}, Max: api.Limit{Set: true, Float: 0.5},`,
			`Kind: api.KindDocument,`, `TimestampFormat: api.TimestampISO8601,`,
			`Source: "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF]*", Go: "[\\x{0020}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]*",`,
			`ModeA = "A" ModeSlowAndSafe = "SLOW_AND_SAFE" ModeA_ = "A_" ModeUsEast1 = "us-east-1"`,
			`shapeValues.Elem.Shape = &shapeValue`, `ReadOnly: true,`, `MakeInput: func() api.Struct { return new(PutItemInput) },`,
		},
		"query": {
			`Protocol: "query",`, `XMLNamespace: "https://people.example/doc/",`, `GlobalEndpoint: "people.amazonaws.com",`,
			`InputName: "Root", InputNamespace: "https://people.example/in/",`, `ResultWrapper: "GetUserResult",`,
			`{Name: "Filters", Wire: "Filter", Path: "filter", Shape: &shapeFilters, Flattened: true}`,
			`Elem: &api.Member{Wire: "item", Path: "item", Shape: &shapeUserNameType},`, `Flattened: true, }`,
			`XMLNamespace: "http://www.w3.org/2001/XMLSchema-instance", XMLPrefix: "xsi", Wrapper: true,`,
			`Wire: "xsi:type", Path: "xsi:type", Shape: &shapeUserNameType, XMLAttribute: true}`,
			`Code: "NoSuchEntity", HTTPStatus: 404, SenderFault: true,`,
		},
		"rest-json": {
			`SigningName: "runner",`, `URI: "/functions/{Name}/run", ResponseCode: 202,`, `Method: "GET",`,
			`Location: api.InURI, HostLabel: true}`, `Wire: "X-Type", Path: "x-Type", Shape: &shapeName, Location: api.InHeader}`,
			`Location: api.InHeaders}`, `Location: api.InQuery}`, `Location: api.InStatusCode}`, `Location: api.InHeader, JSONValue: true}`,
			`Payload: 6,`, `Streaming: true, RequiresLength: true,`, `TimestampFormat: api.TimestampRFC822}`,
			`HostPrefix: "{Name}.", AuthType: "none", Idempotent: true, Deprecated: true, UnsignedPayload: true, ChecksumRequired: true,`,
			`type Name_ []string`, `type Service_ struct`, `Shape_ string`, `Field_ string`, `Shape__ string`, `Field__ *Service_`,
		},
		"rpc-v2-cbor": {
			`Protocols: []string{"smithy-rpc-v2-cbor", "json", "query"},`, `QueryCompatible: true,`, `Synthetic: true,`,
			`type Numbers []float64`, `type Grid []Numbers`, `Code: "Limit",`,
		},
	} {
		t.Run(fixture, func(t *testing.T) {
			got := output(t, fixture, new(overrides))
			for _, fact := range facts {
				if !strings.Contains(got, fact) {
					t.Errorf("lacks %s", fact)
				}
			}
			if strings.Contains(got, "prose") {
				t.Error("holds prose of the model")
			}
		})
	}
}

// Property: the output compiles for every protocol, recursive shapes and
// colliding names included, and is marked as generated.
func TestOutputCompiles(t *testing.T) {
	fset := token.NewFileSet()
	source := importer.ForCompiler(fset, "source", nil)
	for _, fixture := range []string{"json", "query", "rest-json", "rpc-v2-cbor"} {
		var files []*ast.File
		for name, content := range generateFixture(t, fixture, new(overrides)) {
			file, err := parser.ParseFile(fset, name, content, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			if !ast.IsGenerated(file) {
				t.Errorf("%s: %s is not marked as generated", fixture, name)
			}
			files = append(files, file)
		}
		check := types.Config{Importer: source}
		if _, err := check.Check("fixture", fset, files, nil); err != nil {
			t.Errorf("%s: %v", fixture, err)
		}
	}
}

// Property: the same model gives the same bytes.
func TestDeterministic(t *testing.T) {
	for _, fixture := range []string{"json", "rest-json"} {
		first := generateFixture(t, fixture, new(overrides))
		for range 5 {
			if !reflect.DeepEqual(generateFixture(t, fixture, new(overrides)), first) {
				t.Fatalf("%s: the output differs between runs", fixture)
			}
		}
	}
}

// Property: overrides reach the output, and those that name nothing or no
// source are refused.
func TestOverrides(t *testing.T) {
	read := func(text string) *overrides {
		path := filepath.Join(t.TempDir(), "overrides.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		facts, err := readOverrides(path)
		if err != nil {
			t.Fatal(err)
		}
		return facts
	}
	got := output(t, "json", read(`{
		"sensitive": [{"shape": "Bytes", "source": "s"}],
		"optional": [{"member": "PutItemInput.Count", "source": "s"}],
		"most": [{"shape": "Tags", "max": 77, "source": "s"}],
		"order": [{"shape": "PutItemInput", "members": ["Mode", "Count"], "source": "s"}],
		"patterns": [{"pattern": "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF]*", "text": "shown", "go": "used", "source": "s"}]}`))
	for _, fact := range []string{
		`Kind: api.KindBlob, Sensitive: true,`, `Kind: api.KindMap, Max: api.Limit{Set: true, Int: 77},`, `Count *int32 // Count`, `Order: []int{4, 1, 0, 2, 3, 5, 6, 7, 8},`, `Source: "shown", Go: "used",`,
	} {
		if !strings.Contains(got, fact) {
			t.Errorf("lacks %s", fact)
		}
	}
	for _, text := range []string{
		`{"sensitive": [{"shape": "Nothing", "source": "s"}]}`, `{"sensitive": [{"shape": "Bytes"}]}`,
		`{"optional": [{"member": "PutItemInput.Half", "source": "s"}]}`, `{"optional": [{"member": "PutItemInput.Count"}]}`,
		`{"most": [{"shape": "Nothing", "max": 1, "source": "s"}]}`, `{"most": [{"shape": "Text", "max": 1, "source": "s"}]}`,
		`{"most": [{"shape": "Tags", "source": "s"}]}`, `{"most": [{"shape": "Tags", "max": 1}]}`,
		`{"order": [{"shape": "Nothing", "source": "s"}]}`, `{"order": [{"shape": "PutItemInput", "members": ["Nothing"], "source": "s"}]}`,
		`{"order": [{"shape": "PutItemInput", "members": ["Mode"]}]}`, `{"patterns": [{"pattern": "a", "go": "b"}]}`,
	} {
		m, err := parseModel(readFixture(t, "json"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := generate(m, read(text), "fixture"); err == nil {
			t.Errorf("accepted %s", text)
		}
	}
	if facts, err := readOverrides(filepath.Join(t.TempDir(), "none.json")); err != nil || len(facts.Order) != 0 {
		t.Errorf("no file: got %v, %v", facts, err)
	}
}

// Property: what the generator does not understand it refuses.
func TestRefusals(t *testing.T) {
	many := make([]string, 65)
	for i := range many {
		many[i] = `"M` + strings.Repeat("x", i) + `": {"shape": "T"}`
	}
	for name, shapes := range map[string]string{
		"unknown key":         `"T": {"type": "string", "newTrait": true}`,
		"unknown type":        `"T": {"type": "quaternion"}`,
		"unknown shape":       `"L": {"type": "list", "member": {"shape": "Nothing"}}`,
		"unknown location":    `"S": {"type": "structure", "members": {"M": {"shape": "T", "location": "moon"}}}, "T": {"type": "string"}`,
		"unknown format":      `"T": {"type": "timestamp", "timestampFormat": "roman"}`,
		"fraction of a whole": `"T": {"type": "integer", "min": 0.5}`,
		"Java expression":     `"T": {"type": "string", "pattern": "(?!a)b"}`,
		"too many members":    `"S": {"type": "structure", "members": {` + strings.Join(many, ",") + `}}, "T": {"type": "string"}`,
	} {
		m, err := parseModel([]byte(`{"metadata": {"serviceId": "x"}, "operations": {}, "shapes": {` + shapes + `}}`))
		if err == nil {
			_, err = generate(m, new(overrides), "fixture")
		}
		if err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Property: enum sets are printed in the order that AWS was seen to print.
func TestPrintOrder(t *testing.T) {
	for _, want := range [][]string{
		{"AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"}, // Kinesis, GetShardIterator
		{"ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"},                              // DynamoDB, PutItem
		{"INDEXES", "TOTAL", "NONE"}, {"SIZE", "NONE"}, {"B", "N", "S"}, {"OR", "AND"}, // DynamoDB
	} {
		if got := printOrder(slices.Sorted(slices.Values(want))); !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// Property: the checked-in tables of Kinesis are what the pinned model gives.
// The model comes from $BOTOCORE_WHEEL, or in CI through pip; a machine with
// neither skips the test.
func TestKinesisIsCurrent(t *testing.T) {
	wheel := os.Getenv("BOTOCORE_WHEEL")
	if wheel == "" && os.Getenv("CI") == "" {
		t.Skip("set BOTOCORE_WHEEL to the pinned wheel, or CI to have pip download it")
	}
	if err := run([]string{"-service", "kinesis", "-version", "2013-12-02", "-out", "../kinesis", "-wheel", wheel, "-check"}); err != nil {
		t.Error(err)
	}
}

// Property: -check notices changed, missing and stray files and writes
// nothing; writing makes the directory exact.
func TestCheck(t *testing.T) {
	dir := t.TempDir()
	files := map[string][]byte{"a" + suffix: []byte("a"), "b" + suffix: []byte("b")}
	if err := compare(dir, files); err == nil || !strings.Contains(err.Error(), "a_gen.go, b_gen.go") {
		t.Errorf("missing files: got %v", err)
	}
	for name, content := range map[string]string{"a" + suffix: "x", "c" + suffix: "c", "kept.go": "k"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := compare(dir, files); err == nil || !strings.Contains(err.Error(), "a_gen.go, b_gen.go, c_gen.go") {
		t.Errorf("changed, missing and stray files: got %v", err)
	}
	if err := write(dir, files); err != nil {
		t.Fatal(err)
	}
	if err := compare(dir, files); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "kept.go")); err != nil {
		t.Error("a file that is not generated was removed")
	}
}

// Property: a wheel that is not the pinned one is refused before it is opened.
func TestWheelIsPinned(t *testing.T) {
	path := filepath.Join(t.TempDir(), "botocore.whl")
	if err := os.WriteFile(path, []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readModel(path, "kinesis", ""); err == nil || !strings.Contains(err.Error(), wheelSHA256) {
		t.Errorf("got %v", err)
	}
}
