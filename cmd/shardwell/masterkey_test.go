package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/log/memory"
	"github.com/shardwell/shardwell/internal/masterkey"
	"github.com/shardwell/shardwell/internal/masterkey/masterkeytest"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
	"github.com/shardwell/shardwell/internal/sigv4"
	"github.com/shardwell/shardwell/internal/vfs"
	"github.com/shardwell/shardwell/internal/vfs/memfs"
)

// A power cut at any moment of a first start leaves a directory in which the
// next start finds the whole key or makes one; a key that was returned is the
// one found. One that is sealed is on no disk as it is, whenever the power went.
// Method: crash at every disk operation, several ways each.
func TestMasterKeyCrash(t *testing.T) {
	sealing, err := namedProvider(t.Context(), "--master-key-provider", masterkeytest.Vault(t).URI)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]*masterkey.Provider{"plain": nil, "sealed": sealing} {
		t.Run(name, func(t *testing.T) {
			disk := memfs.New()
			var cut []*memfs.FS
			disk.OnOp(func(n int, _ vfs.Op) {
				for seed := range uint64(4) {
					cut = append(cut, disk.Crash(memfs.RandomCut(uint64(n)*4+seed)))
				}
			})
			key, err := loadMasterKey(t.Context(), disk, memory.New(memory.Config{}), p)
			if err != nil {
				t.Fatal(err)
			}
			disk.OnOp(nil)
			for i, after := range append(cut, disk) {
				if p != nil && holds(t, after, key[:]) {
					t.Errorf("crash %d: the key is on the disk", i)
				}
				again, err := loadMasterKey(t.Context(), after, memory.New(memory.Config{}), p)
				if err != nil {
					t.Fatalf("crash %d: %v", i, err)
				}
				if found, err := keptKey(t, after, p); err != nil || found != again {
					t.Fatalf("crash %d: the key made is not the key kept: %v", i, err)
				}
			}
			if t.Logf("%d crash points", len(cut)); len(cut) < 20 {
				t.Error("those are too few")
			}
			after := disk.Crash(memfs.RandomCut(1))
			if found, err := keptKey(t, after, p); err != nil || found != key {
				t.Errorf("a key that was in use is lost: %v", err)
			}
		})
	}
}

// holds says whether a secret is in a file of a disk, as it is or as text.
func holds(t *testing.T, disk vfs.FS, secret []byte) bool {
	t.Helper()
	entries, err := disk.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text, err := readSecretFile(disk, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if hasSecret([]byte(text), secret) {
			return true
		}
	}
	return false
}

func hasSecret(in, secret []byte) bool {
	lower := hex.EncodeToString(secret)
	return bytes.Contains(in, secret) || bytes.Contains(in, []byte(lower)) || bytes.Contains(in, []byte(strings.ToUpper(lower))) ||
		bytes.Contains(in, []byte(base64.RawStdEncoding.EncodeToString(secret)))
}

// keptKey is the key that a disk holds, opened by p.
func keptKey(t *testing.T, disk vfs.FS, p *masterkey.Provider) (envelope.Key, error) {
	t.Helper()
	kept, err := readMasterKey(disk)
	if err != nil {
		return envelope.Key{}, err
	}
	return openMasterKey(t.Context(), kept, p)
}

// A power cut at any moment of a move leaves the key, kept as before or as it is to
// be, and once the file is read a key that is sealed is nowhere else.
func TestMasterKeyMoveCrash(t *testing.T) {
	service := masterkeytest.Vault(t)
	p, err := namedProvider(t.Context(), "--to", service.URI)
	if err != nil {
		t.Fatal(err)
	}
	for what, from := range map[string]*masterkey.Provider{"sealed": nil, "opened": p} {
		t.Run(what, func(t *testing.T) {
			disk := memfs.New()
			key := newMasterKey()
			if err := keepMasterKey(t.Context(), disk, key, from); err != nil {
				t.Fatal(err)
			}
			to := p
			if from != nil {
				to = nil
			}
			var cut []*memfs.FS
			disk.OnOp(func(n int, _ vfs.Op) {
				for seed := range uint64(4) {
					cut = append(cut, disk.Crash(memfs.RandomCut(uint64(n)*4+seed)))
				}
			})
			if err := moveMasterKey(t.Context(), disk, "", to); err != nil {
				t.Fatal(err)
			}
			disk.OnOp(nil)
			checkMoveCuts(t, cut, key, p)
			if t.Logf("%d crash points", len(cut)); len(cut) < 20 {
				t.Error("those are too few")
			}
			if found, err := keptKey(t, disk, to); err != nil || found != key {
				t.Errorf("after the move: %v, right: %v", err, found == key)
			}
		})
	}
}

func checkMoveCuts(t *testing.T, cut []*memfs.FS, key envelope.Key, p *masterkey.Provider) {
	for i, after := range cut {
		kept, err := readMasterKey(after)
		if err != nil {
			t.Fatalf("crash %d: %v", i, err)
		}
		by := p
		if kept.By() == "" {
			by = nil
		}
		if found, err := kept.Open(t.Context(), by); err != nil || found != key {
			t.Fatalf("crash %d: %v, right: %v", i, err, found == key)
		}
		names, err := after.ReadDir(".")
		if err != nil || len(names) != 1 {
			t.Fatalf("crash %d leaves %v, %v", i, names, err)
		}
	}
}

// A directory whose key a provider seals never has it on the disk, is served only
// with that provider, which is asked once, and can be moved from one to the next
// and back; whatever does not fit is refused in a sentence.
func TestMasterKeyProvider(t *testing.T) {
	vault, aws := masterkeytest.Vault(t), masterkeytest.AWS(t)
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir, "--stream", "a", "--master-key-provider", vault.URI)
	if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "a", "-k", "k", "kept"); code != 0 {
		t.Fatal(stderr)
	}
	refused(t, exitDirectory, "in use by another process", "master-key", "move", dir, "--to", "file")
	s.end()

	if found := filesWith(t, dir, vault.Plain()); len(found) > 0 {
		t.Errorf("the key is in %q", found)
	}
	text, err := os.ReadFile(filepath.Join(dir, masterKeyName))
	if err != nil || !strings.HasPrefix(string(text), `{"v":1,"by":"`+vault.URI+`"`) {
		t.Errorf("%s %v", text, err)
	}
	refused(t, exitDirectory, "master.key is sealed: start with --master-key-provider "+vault.URI, "serve", "--listen", "127.0.0.1:0", "--data", dir)
	refused(t, exitDirectory, "master.key was sealed by "+vault.URI+", and "+aws.URI+" does not open", "serve", "--listen", "127.0.0.1:0", "--data", dir, "--master-key-provider", aws.URI)
	refused(t, exitUsage, "--master-key-provider: a key of AWS KMS is", "serve", "--listen", "127.0.0.1:0", "--data", dir, "--master-key-provider", "aws-kms://alias/x")
	refused(t, exitUsage, "makes no sense with --memory", "serve", "--listen", "127.0.0.1:0", "--memory", "--master-key-provider", aws.URI)

	for _, to := range []string{aws.URI, "file", vault.URI} {
		if code, out, stderr := shell(t, "", "master-key", "move", dir, "--to", to); code != 0 || !strings.Contains(out, "master.key is ") {
			t.Fatalf("to %s: %d %s %s", to, code, out, stderr)
		}
		if found := filesWith(t, dir, vault.Plain()); (len(found) > 0) != (to == keptInFile) {
			t.Errorf("after %s the key is in %q", to, found)
		}
		flags := []string{"--data", dir, "--master-key-provider", to}
		if to == keptInFile {
			flags = flags[:2]
			refused(t, exitDirectory, "master.key is not sealed", "serve", "--listen", "127.0.0.1:0", "--data", dir, "--master-key-provider", aws.URI)
		}
		vault.Opened.Store(0)
		s := serve(t, flags...)
		if _, out, stderr := shell(t, "", "tail", "--endpoint", s.url, "-s", "a", "--from", "trim-horizon", "-n", "1"); !strings.Contains(out, " k kept\n") {
			t.Errorf("to %s: %q %s", to, out, stderr)
		}
		s.end()
		if asked := vault.Opened.Load(); to == vault.URI && asked != 1 {
			t.Errorf("asked %d times", asked)
		}
	}
	vault.Answer(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	refused(t, exitDirectory, vault.URI+" does not open the master key: 403 Forbidden", "serve", "--listen", "127.0.0.1:0", "--data", dir, "--master-key-provider", vault.URI)
	refused(t, exitDirectory, "master.key is missing", "master-key", "move", emptied(t, dir), "--to", "file")
	refused(t, exitDirectory, "cannot use", "master-key", "move", t.TempDir(), "--to", "file")
}

// A start that is interrupted, while a provider is asked or before that, says so and
// what to do, not that something is wrong with the directory, which the next start uses.
func TestMasterKeyInterrupted(t *testing.T) {
	vault := masterkeytest.Vault(t)
	dir := filepath.Join(t.TempDir(), "data")
	args := []string{"serve", "--listen", "127.0.0.1:0", "--data", dir, "--master-key-provider", vault.URI}
	interrupted := func(what, want string, ctx context.Context) {
		t.Helper()
		var out, complaints bytes.Buffer
		code := run(ctx, args, streams{strings.NewReader(""), &out, &complaints})
		if got, want := complaints.String(), "shardwell: interrupted "+want+"give the command again\n"; code != exitFailed || !strings.HasSuffix(got, want) {
			t.Errorf("%s ends with %d: %swant %s", what, code, got, want)
		}
	}
	waiting := func(verb string) string {
		return "while " + vault.URI + " was asked to " + verb + " the master key of " + dir + "; if it takes long, see that it can be reached from here, and "
	}
	asked := func() context.Context {
		ctx, interrupt := context.WithCancel(t.Context())
		vault.Answer(func(_ http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body) // else its end is not noticed
			interrupt()
			<-r.Context().Done()
		})
		return ctx
	}
	interrupted("the first start", waiting("seal"), asked())
	vault.Answer(nil)
	serve(t, args[3:]...).end()
	interrupted("a later start", waiting("open"), asked())

	ended, end := context.WithCancel(t.Context())
	end()
	interrupted("one that has not begun", "before the data directory "+dir+" was open; ", ended)
	vault.Answer(nil)
	serve(t, args[3:]...).end()
}

// A start that is interrupted later says so too, at whatever it does then.
func TestServeInterrupted(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	var out, complaints bytes.Buffer
	code := run(ended, []string{"serve", "--listen", "127.0.0.1:0", "--memory"}, streams{strings.NewReader(""), &out, &complaints})
	const want = "shardwell: interrupted before the keys of KMS could be read; give the command again\n"
	if got := complaints.String(); code != exitFailed || !strings.HasSuffix(got, want) {
		t.Errorf("it ends with %d: %s", code, got)
	}
	var c serveCommand
	err := c.openError("the catalog of streams", fmt.Errorf("create logs: %w: %w", log.ErrUnknown, context.Canceled))
	if err.Error() != "interrupted before the catalog of streams could be read; give the command again" {
		t.Error(err)
	}
}

// filesWith lists the files below a directory that hold a secret.
func filesWith(t *testing.T, dir string, secret []byte) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if hasSecret(content, secret) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// emptied takes the master key out of a directory.
func emptied(t *testing.T, dir string) string {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, masterKeyName)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// refused runs a command that is to end with a code and a sentence.
func refused(t *testing.T, code int, sentence string, args ...string) {
	t.Helper()
	if got, out, stderr := shell(t, "", args...); got != code || !strings.Contains(stderr, sentence) || strings.Count(stderr, "shardwell: ") != 1 {
		t.Errorf("%q ends with %d: %s%s", args, got, out, stderr)
	}
}

// A key is never made up where data is, and a damaged one is refused.
func TestMasterKeyRefusals(t *testing.T) {
	engine := memory.New(memory.Config{})
	if err := engine.Create(t.Context(), log.Control, catalog.CommandLog); err != nil {
		t.Fatal(err)
	}
	if _, err := loadMasterKey(t.Context(), memfs.New(), engine, nil); err == nil || !strings.Contains(err.Error(), "is missing") {
		t.Errorf("missing: %v", err)
	}
	for _, text := range []string{"", "00", strings.Repeat("0", 2*envelope.KeyBytes+2), strings.Repeat("x", 2*envelope.KeyBytes)} {
		disk := memfs.New()
		f, err := disk.Create(masterKeyName)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteAt([]byte(text), 0); err != nil {
			t.Fatal(err)
		}
		if _, err := loadMasterKey(t.Context(), disk, engine, nil); err == nil || !strings.Contains(err.Error(), "is damaged") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// anyCredentials are good for a server that verifies nothing.
var anyCredentials = sigv4.Credentials{AccessKeyID: "any", SecretAccessKey: redact.New("any")}

// keyAnswer is what the tests look at in answers of KMS.
type keyAnswer struct {
	KeyMetadata struct {
		KeyID string `json:"KeyId"`
		Arn   string
	}
}

// kms calls an operation of KMS, which must succeed.
func (c caller) kms(operation, body string) (answer keyAnswer) {
	c.t.Helper()
	status, text := c.ask("kms", "us-east-1", body, sigv4.Pair{Name: "Content-Type", Value: "application/x-amz-json-1.1"},
		sigv4.Pair{Name: "X-Amz-Target", Value: "TrentService." + operation})
	if status != http.StatusOK {
		c.t.Fatalf("%s: %d %s", operation, status, text)
	}
	// Some operations answer nothing.
	if err := json.Unmarshal([]byte(text), &answer); text != "" && err != nil {
		c.t.Fatalf("%s: %v: %s", operation, err, text)
	}
	return answer
}

// One Shardwell's KMS seals another's master key, for a user who may do that and no
// more, through the SDK of AWS: by the key's ARN and by an alias's. While the key is
// disabled, or the user has no permission, the other one does not start.
func TestShardwellAsProvider(t *testing.T) {
	masterkeytest.AWS(t) // for the environment
	held := filepath.Join(t.TempDir(), "held")
	holder := serve(t, "--data", held, "--auth", "sigv4")
	root := caller{t, holder.url, rootCredentials(t, held)}
	made := root.kms("CreateKey", `{}`).KeyMetadata
	root.kms("CreateAlias", `{"AliasName":"alias/master","TargetKeyId":"`+made.KeyID+`"}`)
	root.iam("CreateUser", "UserName", "sealer")
	allow := func(actions string) {
		root.iam("PutUserPolicy", "UserName", "sealer", "PolicyName", "p",
			"PolicyDocument", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[`+actions+`],"Resource":"`+made.Arn+`"}}`)
	}
	allow(`"kms:Encrypt","kms:Decrypt"`)
	sealer := root.newKey("sealer")
	t.Setenv("AWS_ENDPOINT_URL_KMS", holder.url)
	t.Setenv("AWS_ACCESS_KEY_ID", sealer.AccessKeyID)
	t.Setenv("AWS_SECRET_ACCESS_KEY", sealer.SecretAccessKey.Reveal())

	byKey, byAlias := "aws-kms://"+made.Arn, "aws-kms://"+strings.TrimSuffix(made.Arn, "key/"+made.KeyID)+"alias/master"
	dir := filepath.Join(t.TempDir(), "data")
	serve(t, "--data", dir, "--stream", "a", "--master-key-provider", byAlias).end()
	allow(`"kms:Decrypt"`)
	for _, uri := range []string{byAlias, byKey} {
		serve(t, "--data", dir, "--master-key-provider", uri).end()
	}
	start := []string{"serve", "--listen", "127.0.0.1:0", "--data", dir, "--master-key-provider", byKey}
	refused(t, exitDirectory, byKey+" does not seal the master key: AccessDeniedException", "master-key", "move", dir, "--to", byKey)
	root.kms("DisableKey", `{"KeyId":"`+made.KeyID+`"}`)
	refused(t, exitDirectory, byKey+" does not open the master key: DisabledException", start...)
	root.kms("EnableKey", `{"KeyId":"`+made.KeyID+`"}`)
	allow(`"kms:DescribeKey"`)
	refused(t, exitDirectory, byKey+" does not open the master key: AccessDeniedException", start...)
	other := root.kms("CreateKey", `{}`).KeyMetadata
	root.iam("PutUserPolicy", "UserName", "sealer", "PolicyName", "p",
		"PolicyDocument", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}`)
	start[len(start)-1] = "aws-kms://" + other.Arn
	refused(t, exitDirectory, "IncorrectKeyException", start...)
	holder.end()
	start[len(start)-1] = byKey
	refused(t, exitDirectory, "connection refused", start...)
}
