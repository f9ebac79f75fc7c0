package gateway

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service"
)

// Policies can ask for what is known of the request, its caller and its resource.
func TestConditionKeys(t *testing.T) {
	for _, c := range []struct {
		condition string
		allowed   bool
	}{
		{`"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}`, true},
		{`"IpAddress":{"aws:SourceIp":"198.51.100.0/24"}`, false},
		{`"Bool":{"aws:SecureTransport":"false"}`, true},
		{`"Bool":{"aws:SecureTransport":"true"}`, false},
		{`"DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}`, true},
		{`"NumericLessThan":{"aws:EpochTime":"1000000000"}`, false},
		{`"StringLike":{"aws:UserAgent":"tester/*"}`, true},
		{`"StringEquals":{"aws:username":"alice","aws:userid":"AIDAALICE","aws:PrincipalType":"User","aws:PrincipalAccount":"111111111111"}`, true},
		{`"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/bob"}`, false},
		{`"StringEquals":{"aws:RequestedRegion":"eu-west-1"}`, true},
		{`"StringEquals":{"aws:RequestedRegion":"us-east-1"}`, false},
		{`"StringEquals":{"aws:ResourceTag/team":"blue"}`, true},
		{`"StringEquals":{"aws:ResourceTag/team":"red"}`, false},
	} {
		_, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{`+c.condition+`}}`))
		w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, func(r *http.Request) { r.Header.Set("User-Agent", "tester/1") })
		if allowed := w.Code == 200; allowed != c.allowed {
			t.Errorf("%s: got %d %s", c.condition, w.Code, w.Body)
		}
	}
}

// The tags that a call sets are there for policies.
func TestRequestTags(t *testing.T) {
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"blue"},"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}}`)
	for tags, want := range map[string]int{"blue": 200, "red": 400} {
		f, g := newGuarded(t, p)
		g.routes["Kinesis_20131202.DescribeStream"].service.Access = func(t shardwell.Tenant, _ string, _ api.Struct, into *service.Access) error {
			into.RequestTags, into.TagKeys = map[string]string{"team": tags}, []string{"team"}
			into.Asks = append(into.Asks, service.Ask{Action: policy.NewAction("kinesis:DescribeStream"), Resource: "*"})
			return nil
		}
		if w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, nil); w.Code != want || f.calls() != (400-want)/200 {
			t.Errorf("%s: got %d %s", tags, w.Code, w.Body)
		}
	}
}

// All that a call asks must be allowed, and the one that is not is told, by the name
// that is meant to be.
func TestSeveralAsks(t *testing.T) {
	p := newPeople(t, `[{"Effect":"Allow","Action":"kinesis:*","Resource":"*"},{"Effect":"Deny","Action":"kinesis:AddTagsToStream","Resource":"*"}]`)
	f, g := newGuarded(t, p)
	g.routes["Kinesis_20131202.DescribeStream"].service.Access = func(t shardwell.Tenant, _ string, _ api.Struct, into *service.Access) error {
		for _, name := range []string{"kinesis:CreateStream", "kinesis:AddTagsToStream"} {
			into.Asks = append(into.Asks, service.Ask{Action: policy.NewAction(name), Resource: t.StreamARN("s"), Told: t.StreamARN("*")})
		}
		return nil
	}
	w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, nil)
	if !strings.Contains(w.Body.String(), "kinesis:AddTagsToStream on resource: arn:aws:kinesis:eu-west-1:111111111111:stream/* with an explicit deny in an identity-based policy") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
	if len(p.asked) != 2 || f.calls() != 0 {
		t.Errorf("%d asks and %d calls", len(p.asked), f.calls())
	}
}

// A denial calls what was asked about as the service does, and does not tell what is
// there where the service wants it so, not even to who denies itself what has some tag.
func TestVeiledDenial(t *testing.T) {
	for _, own := range []string{
		`{"Effect":"Allow","Action":"*","Resource":"*"}`,
		`{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"blue"}}}`,
	} {
		_, g := newGuarded(t, newPeople(t, own))
		g.routes["Kinesis_20131202.DescribeStream"].service.Access = func(_ shardwell.Tenant, _ string, _ api.Struct, into *service.Access) error {
			into.Asks = append(into.Asks, service.Ask{
				Action: policy.NewAction("kms:Decrypt"), Resource: "arn:aws:kms:eu-west-1:222222222222:key/k", Decides: true, Called: "that thing", Veiled: true,
				Tags: map[string]string{"team": "blue"},
			})
			return nil
		}
		w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, nil)
		if !strings.Contains(w.Body.String(), "kms:Decrypt on that thing because the resource does not exist in this Region, ") || strings.Contains(w.Body.String(), "key/k") {
			t.Errorf("got %d %s", w.Code, w.Body)
		}
	}
}

// A service that does not say what its calls take is for roots alone, and an error
// in saying so is the answer.
func TestUnknownAccess(t *testing.T) {
	f, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
	s := g.routes["Kinesis_20131202.DescribeStream"].service
	s.Access = nil
	if w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, nil); w.Code != 400 || !strings.Contains(w.Body.String(), "AccessDeniedException") {
		t.Errorf("a user: got %d %s", w.Code, w.Body)
	}
	if w := signedCall(g, rootCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, nil); w.Code != 200 {
		t.Errorf("the root: got %d %s", w.Code, w.Body)
	}
	s.Access = func(shardwell.Tenant, string, api.Struct, *service.Access) error {
		return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "names nothing"}
	}
	if w := signedCall(g, rootCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, nil); !strings.Contains(w.Body.String(), "names nothing") {
		t.Errorf("an error: got %d %s", w.Code, w.Body)
	}
	if f.calls() != 1 {
		t.Errorf("%d calls were carried out", f.calls())
	}
}

// A handler learns who calls, and is called for the tenant whose the resources are.
func TestCallerAndOwner(t *testing.T) {
	f, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`))
	var caller *service.Caller
	f.describe = func(ctx context.Context) (service.Reply, error) {
		caller = service.CallerOf(ctx)
		return service.Reply{}, nil
	}
	owner := shardwell.Tenant{Account: "222222222222", Region: "eu-west-1"}
	everybody, err := policy.Parse(policy.Resource, "its", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}`)
	if err != nil {
		t.Fatal(err)
	}
	g.routes["Kinesis_20131202.DescribeStream"].service.Access = func(_ shardwell.Tenant, _ string, _ api.Struct, into *service.Access) error {
		into.Owner = owner
		into.Asks = append(into.Asks, service.Ask{Action: policy.NewAction("kinesis:DescribeStream"), Resource: owner.StreamARN("s"), Policy: everybody})
		return nil
	}
	if w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, nil); w.Code != 200 {
		t.Fatalf("got %d %s", w.Code, w.Body)
	}
	if caller == nil || caller.Name != "alice" || !slices.Equal(f.tenants, []shardwell.Tenant{owner}) {
		t.Errorf("called by %+v for %v", caller, f.tenants)
	}
	off, open := newFake(t, Config{})
	off.describe = f.describe
	if w := call(open, "POST", "/", `{"StreamName":"s"}`, "X-Amz-Target", "Kinesis_20131202.DescribeStream"); w.Code != 200 {
		t.Fatalf("got %d %s", w.Code, w.Body)
	}
	if caller.Kind != policy.Root || caller.Account != "000000000000" {
		t.Errorf("with authentication off the caller is %+v", caller)
	}
}

// Condition keys are those of the call, but for an ask that has its own; and what is
// denied is denied with the code that the ask has.
func TestKeysOfAsks(t *testing.T) {
	_, g := newGuarded(t, newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"kms:viaservice":"x"}}}`))
	its := map[string][]string{"kms:viaservice": {"x"}}
	other := map[string][]string{"kms:viaservice": {"y"}}
	for _, c := range []struct {
		call, ask map[string][]string
		code      string
		want      int
	}{{its, nil, "", 200}, {other, its, "", 200}, {nil, its, "", 200}, {nil, nil, "KMSAccessDeniedException", 400}, {its, other, "", 400}} {
		g.routes["Kinesis_20131202.DescribeStream"].service.Access = func(t shardwell.Tenant, _ string, _ api.Struct, into *service.Access) error {
			into.Keys = c.call
			into.Asks = append(into.Asks, service.Ask{Action: policy.NewAction("kms:Decrypt"), Resource: t.StreamARN("s"), Keys: c.ask, Code: c.code})
			return nil
		}
		w := signedCall(g, aliceCredentials, time.Now(), "DescribeStream", `{"StreamName":"s"}`, nil)
		if w.Code != c.want || c.want == 400 && !strings.Contains(w.Body.String(), `"__type":"`+cmp.Or(c.code, "AccessDeniedException")+`"`) {
			t.Errorf("%+v: got %d %s", c, w.Code, w.Body)
		}
	}
}

// With authentication on, metrics take the token and health does not.
func TestAdminToken(t *testing.T) {
	p := newPeople(t, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
	for _, c := range []struct {
		token, header, page string
		status              int
	}{
		{"the token of the admin", "Bearer the token of the admin", "metrics", 200},
		{"the token of the admin", "Bearer another", "metrics", 401},
		{"the token of the admin", "the token of the admin", "metrics", 401},
		{"the token of the admin", "", "metrics", 401},
		{"", "Bearer ", "metrics", 401},
		{"the token of the admin", "", "health", 200},
	} {
		g := New(Config{Auth: p, AdminToken: redact.New(c.token)})
		r := httptest.NewRequest("GET", "http://127.0.0.1/_shardwell/"+c.page, nil)
		r.Header.Set("Authorization", c.header)
		w := httptest.NewRecorder()
		g.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%+v: got %d", c, w.Code)
		}
	}
}

// What a request costs with and without verification, from ServeHTTP to the answer:
// 500 records of 100 bytes.
func BenchmarkAuth(b *testing.B) {
	entries := strings.Repeat(`{"PartitionKey":"k","Data":"`+strings.Repeat("AAAA", 33)+`"},`, 500)
	for _, c := range []struct{ name, target, body string }{
		{"PutRecord", "PutRecord", `{"StreamName":"s","PartitionKey":"k","Data":"` + strings.Repeat("AAAA", 33) + `"}`},
		{"PutRecords500", "PutRecords", `{"StreamName":"s","Records":[` + strings.TrimSuffix(entries, ",") + `]}`},
	} {
		for _, auth := range []bool{false, true} {
			b.Run(fmt.Sprintf("%s/auth=%v", c.name, auth), func(b *testing.B) {
				p := newPeople(b, `{"Effect":"Allow","Action":"*","Resource":"*"}`)
				_, g := newGuarded(b, p)
				if !auth {
					g.verifier = nil
				}
				g.routes["Kinesis_20131202.PutRecords"] = &route{operation: kinesis.Service.Operation("PutRecords"), rules: rulesOf(kinesis.Service),
					handler: g.routes["Kinesis_20131202.DeleteStream"].handler, service: g.routes["Kinesis_20131202.PutRecord"].service, metrics: g.metrics.route("PutRecords")}
				r := httptest.NewRequest("POST", "http://kinesis.test/", strings.NewReader(c.body))
				sign(r, aliceCredentials, time.Now(), c.target, c.body)
				b.ReportAllocs()
				for b.Loop() {
					r.Body = io.NopCloser(strings.NewReader(c.body))
					p.asked = p.asked[:0]
					w := httptest.NewRecorder()
					g.ServeHTTP(w, r)
					if w.Code != 200 {
						b.Fatal(w.Body)
					}
				}
			})
		}
	}
}
