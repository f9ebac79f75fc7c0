package bench

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/digest"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// securityName is what Options.Only calls the row.
const securityName = "PutRecords with signatures"

// The policies of the user who puts: so many statements altogether, of which the
// last allows it. AWS attaches ten policies at most.
const (
	putterPolicies   = 10
	policyStatements = 10
)

// security measures what it costs to verify who calls and to decide what they may
// do: two servers in turns, one with authentication off, one with it on, where a
// user puts who has a hundred statements in policies. Beside that it measures on
// its own how fast this machine hashes, which no server can do without.
func (r *run) security(ctx context.Context) (err error) {
	row := &SecurityCost{Name: putSmall.name, Statements: putterPolicies * policyStatements}
	off, err := r.startSide(ctx, "auth-off", r.Account)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, off.t.child.stop()) }()
	root, file, err := r.rootKey()
	if err != nil {
		return err
	}
	on, err := r.startSide(ctx, "auth-sigv4", root, "--auth", "sigv4", "--root-key-file", file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, on.t.child.stop()) }()
	if err := off.puts(ctx, putSmall, r.Shards); err != nil {
		return err
	}
	if err := on.putsAsUser(ctx, putSmall, r.Shards); err != nil {
		return err
	}
	if err := r.takeTurns(ctx, securityName, off, on); err != nil {
		return err
	}
	body := len(on.requests[0].raw) // its head is little beside it
	r.Progress(securityName + ": hashing, signatures and decisions by themselves")
	alone := func(text []byte) [sha256.Size]byte { return sha256.Sum256(text) }
	row.HashBytesPerSecond = hashing(body, runtime.GOMAXPROCS(0), r.Each/turns, alone)
	row.HashManyBytesPerSecond = hashing(body, r.Connections, r.Each/turns, new(digest.Combiner).Sum256)
	row.HashMicros = over(float64(body), row.HashBytesPerSecond) * 1e6
	row.OffRecordsPerSecond, row.OnRecordsPerSecond = off.recordsPerSecond(), on.recordsPerSecond()
	row.OffCPUMicros, row.OnCPUMicros = off.cpuMicros(), on.cpuMicros()
	row.OffClientCPUMicros, row.OnClientCPUMicros = off.ownMicros(), on.ownMicros()
	row.OfOff, row.CPUOfOff = over(row.OnRecordsPerSecond, row.OffRecordsPerSecond), over(row.OnCPUMicros, row.OffCPUMicros)
	if row.SignatureMicros, err = signatureMicros(r.Each / turns); err != nil {
		return err
	}
	if row.DecisionMicros, err = decisionMicros(r.Each / turns); err != nil {
		return err
	}
	r.report.Security = row
	return nil
}

// rootKey makes a root key, and a file to give it to a server in.
func (r *run) rootKey() (Account, string, error) {
	var random [26]byte
	rand.Read(random[:]) // it never fails
	key := sigv4.Credentials{AccessKeyID: "AKIABENCH" + strings.ToUpper(hex.EncodeToString(random[:6])), SecretAccessKey: redact.New(hex.EncodeToString(random[6:]))}
	file := filepath.Join(r.dir, "root.key")
	text := fmt.Sprintf("[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n", key.AccessKeyID, key.SecretAccessKey.Reveal())
	return Account{Credentials: key, Region: r.Account.Region}, file, os.WriteFile(file, []byte(text), 0o600)
}

// putsAsUser has a side put records as a user who is allowed nothing else, by the
// last of many statements. The root makes the user and the stream.
func (s *side) putsAsUser(ctx context.Context, p put, shards int) error {
	stream, err := s.t.createStream(ctx, shards)
	if err != nil {
		return err
	}
	const user = "putter"
	if _, err := s.t.iam(ctx, "CreateUser", "UserName", user); err != nil {
		return err
	}
	for i := range putterPolicies {
		made, err := s.t.iam(ctx, "CreatePolicy", "PolicyName", "puts-"+strconv.Itoa(i), "PolicyDocument", puttingPolicy(i, stream))
		if err != nil {
			return err
		}
		if _, err := s.t.iam(ctx, "AttachUserPolicy", "UserName", user, "PolicyArn", element(made, "Arn")); err != nil {
			return err
		}
	}
	made, err := s.t.iam(ctx, "CreateAccessKey", "UserName", user)
	if err != nil {
		return err
	}
	putter := *s.t
	putter.account.Credentials = sigv4.Credentials{AccessKeyID: element(made, "AccessKeyId"), SecretAccessKey: redact.New(element(made, "SecretAccessKey"))}
	s.requests, s.records = p.requests(&putter, "/", stream, p.succeeded), p.records
	return nil
}

// puttingPolicy is one of the user's policies; only the last statement of the last
// is about the stream.
func puttingPolicy(number int, stream string) string {
	var statements []string
	for i := range policyStatements {
		name := fmt.Sprintf("other-%d-%d", number, i)
		if number == putterPolicies-1 && i == policyStatements-1 {
			name = stream
		}
		statements = append(statements, `{"Effect":"Allow","Action":["kinesis:PutRecord","kinesis:PutRecords"],"Resource":"arn:aws:kinesis:*:*:stream/`+name+`"}`)
	}
	return `{"Version":"2012-10-17","Statement":[` + strings.Join(statements, ",") + `]}`
}

// iam calls IAM with parameters, name and value in turn, and gives its answer.
func (t *target) iam(ctx context.Context, action string, parameters ...string) (_ string, err error) {
	form := url.Values{"Action": {action}, "Version": {iam.Service.APIVersion}}
	for i := 0; i < len(parameters); i += 2 {
		form.Set(parameters[i], parameters[i+1])
	}
	conn, err := dial(ctx, t.url, nil)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	contentType := sigv4.Pair{Name: "Content-Type", Value: "application/x-www-form-urlencoded; charset=utf-8"}
	answer, err := conn.call(t.signed(crossing{}, "/", iam.Service.SigningName, []byte(form.Encode()), nil, contentType), true)
	if err != nil {
		return "", fmt.Errorf("%s: %w", action, err)
	}
	return string(answer), nil
}

// element is the text of the first element of that name.
func element(xml, name string) string {
	_, rest, _ := strings.Cut(xml, "<"+name+">")
	text, _, _ := strings.Cut(rest, "<")
	return text
}

// hashing is how many bytes of bodies of that length are hashed in a second of
// processor time, when so many goroutines are at it.
func hashing(body, goroutines int, each time.Duration, sum func([]byte) [sha256.Size]byte) float64 {
	var running sync.WaitGroup
	var hashed atomic.Int64
	begin, cpu := time.Now(), ownCPU()
	for range goroutines {
		running.Go(func() {
			text := noise(body)
			for time.Since(begin) < each {
				hash := sum(text)
				text[0] ^= hash[0] // it is used
				hashed.Add(int64(len(text)))
			}
		})
	}
	running.Wait()
	return over(float64(hashed.Load()), (ownCPU() - cpu).Seconds())
}

// micros is how much processor time one call takes, of as many as there is time for.
func micros(each time.Duration, call func()) float64 {
	const some = 64 // between looks at the clock
	begin, cpu, calls := time.Now(), ownCPU(), 0
	for time.Since(begin) < each || calls == 0 {
		for range some {
			call()
		}
		calls += some
	}
	return over(float64((ownCPU()-cpu).Nanoseconds())/1000, float64(calls))
}

var errNotBelieved = errors.New("a signature of our own was refused")

// signatureMicros is how long the verifier takes for a request with a cached key
// and next to no body.
func signatureMicros(each time.Duration) (float64, error) {
	account := Account{Credentials: sigv4.Credentials{AccessKeyID: "AKIABENCHBENCHBENCH0", SecretAccessKey: redact.New(strings.Repeat("s", 40))}, Region: "us-east-1"}
	now := time.Now()
	received := sigv4.Received{Method: "POST", Path: "/", Body: []byte("{}"), Headers: []sigv4.Pair{
		{Name: "Host", Value: "127.0.0.1:4567"}, {Name: "Content-Type", Value: jsonType}, {Name: "X-Amz-Target", Value: "Kinesis_20131202.PutRecords"},
	}}
	request := sigv4.Request{Method: "POST", Path: "/", Headers: received.Headers, Body: received.Body}
	received.Headers = append(received.Headers, sigv4.Sign(request, account.Credentials, account.Region, "kinesis", now)...)
	received.Headers = append(received.Headers, sigv4.Pair{Name: "Content-Length", Value: "2"})
	secret := account.Credentials.SecretAccessKey
	verifier := sigv4.NewVerifier(func(string, string) sigv4.Key { return sigv4.Key{Secret: secret, Status: sigv4.Active} }, 1)
	rules := &sigv4.Rules{Service: "kinesis"}
	refused := false
	took := micros(each, func() {
		_, refusal := verifier.Verify(&received, rules, now)
		refused = refused || refusal != nil
	})
	if refused {
		return 0, errNotBelieved
	}
	return took, nil
}

var errNotAllowed = errors.New("the last statement did not decide")

// decisionMicros is how long the decision takes about the user's policies.
func decisionMicros(each time.Duration) (float64, error) {
	var policies policy.Policies
	for i := range putterPolicies {
		p, err := policy.Parse(policy.Managed, strconv.Itoa(i), puttingPolicy(i, "bench"))
		if err != nil {
			return 0, err
		}
		policies.Identity = append(policies.Identity, p)
	}
	request := &policy.Request{
		Principal: &policy.Principal{Kind: policy.User, ARN: "arn:aws:iam::000000000000:user/putter", Account: "000000000000", Name: "putter"},
		Action:    policy.NewAction("kinesis:PutRecords"), Resource: "arn:aws:kinesis:us-east-1:000000000000:stream/bench",
		Context: &policy.Facts{Now: time.Now(), SourceIP: "127.0.0.1", Region: "us-east-1"},
	}
	denied := false
	took := micros(each, func() { denied = denied || !policy.Decide(request, &policies).Allowed })
	if denied {
		return 0, errNotAllowed
	}
	return took, nil
}
