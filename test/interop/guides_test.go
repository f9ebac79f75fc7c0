//go:build interop

package interop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// Property: what docs/guides/testing.md shows with boto3 can be copied: every
// test function in it passes.
func TestGuides(t *testing.T) {
	t.Parallel()
	python, err := InstallBoto3("requirements", interopDir(t))
	if err != nil {
		t.Fatal(err)
	}
	s := blackbox.Start(t, append([]string{"--test-controls", "--state-delay", "0s"}, inMemory...)...)
	for i, example := range blackbox.Examples(t, "guides/testing.md", "python") {
		script := filepath.Join(t.TempDir(), "example.py")
		// What a test runner would do.
		example += "\n\nran = [f() for name, f in list(globals().items()) if name.startswith('test_')]\nprint(len(ran), 'tests passed')\n"
		if err := os.WriteFile(script, []byte(example), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(python, "-B", script)
		cmd.Env = environment(t, s, "", "")
		if s.CA() != "" {
			// For what the examples ask for without boto3.
			cmd.Env = append(cmd.Env, "SSL_CERT_FILE="+s.CA())
		}
		out, err := cmd.CombinedOutput()
		s.ClientOutput(fmt.Sprintf("the output of example %d of testing.md", i+1), out)
		if err != nil || !strings.Contains(string(out), "3 tests passed") {
			t.Errorf("example %d: %v\n%s", i+1, err, out)
		}
	}
}

// guide is a page below docs/guides with settings and examples that need
// nothing else: `sh settings`, and for TLS `sh tls` after it.
type guide struct {
	page     string
	language string // of the examples: they open with this and "run"
	file     string // what an example is saved as

	// prepare makes dir a place where the command runs the file.
	prepare func(dir string) (command string, err error)
}

// Property: what the guides of the clients show can be copied. With the page's
// settings and nothing else every example prints the record it has put, from a
// server without TLS, and from one with it where `shardwell cert` says how.
func TestClientGuides(t *testing.T) {
	t.Parallel()
	for _, g := range guides(interopDir(t)) {
		t.Run(g.page, func(t *testing.T) {
			t.Parallel()
			settings := strings.Join(blackbox.Examples(t, "guides/"+g.page, "sh settings"), "")
			examples := blackbox.Examples(t, "guides/"+g.page, g.language+" run")
			tls := strings.Join(blackbox.Examples(t, "guides/"+g.page, "sh tls"), "")
			g.run(t, blackbox.Start(t, inMemory...), t.TempDir(), settings, examples)
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "shardwell-data"), 0o700); err != nil {
				t.Fatal(err)
			}
			secure := blackbox.Start(t, append([]string{"--tls", "--tls-dir", filepath.Join(dir, "shardwell-data", "tls")}, inMemory...)...)
			// The command prints the default port.
			g.run(t, secure, dir, settings+strings.ReplaceAll(tls, "shardwell cert", "shardwell cert --endpoint https://localhost:4567"), examples)
		})
	}
}

func guides(installed string) []guide {
	return []guide{
		{"boto3.md", "python", "example.py", func(string) (string, error) {
			python, err := InstallBoto3("requirements", installed)
			return python + " -B example.py", err
		}},
		{"aws-cli.md", "sh", "example.sh", func(dir string) (string, error) {
			clients, err := Install("requirements", installed)
			return "bash -euo pipefail example.sh", errors.Join(err, os.Symlink(clients.CLIv2, filepath.Join(dir, "aws")))
		}},
		{"go.md", "go", "main.go", func(dir string) (string, error) {
			return "go run .", errors.Join(copyFile("sdk/go/go.mod", dir), copyFile("sdk/go/go.sum", dir))
		}},
		{"java.md", "java", "Example.java", func(string) (string, error) {
			library := javaV2()
			_, err := library.prepare(installed)
			// Less of the processor for the start: the client gives up on a first
			// connection that takes ten seconds.
			return "java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + filepath.Join(installed, "sdk-javav2", "jars", "*") + "' Example.java", err
		}},
		{"javascript.md", "js", "example.mjs", func(dir string) (string, error) {
			_, err := prepareJS(installed)
			modules := filepath.Join(installed, "sdk-js", "node_modules")
			return "node example.mjs", errors.Join(err, os.Symlink(modules, filepath.Join(dir, "node_modules")))
		}},
	}
}

// run follows the page in dir, as somebody who has a clean shell would.
func (g guide) run(t *testing.T, s *blackbox.Server, dir, settings string, examples []string) {
	t.Helper()
	command, err := g.prepare(dir)
	if err != nil {
		t.Fatal(err)
	}
	const port = ":4567"
	if !strings.Contains(settings, port) {
		t.Fatalf("the settings name no server:\n%s", settings)
	}
	settings = strings.ReplaceAll(settings, port, s.URL[strings.LastIndex(s.URL, ":"):])
	for _, variable := range s.Root().Environment() {
		// The page's are any; who has been given some uses those.
		settings += "\nexport " + variable
	}
	if err := os.Symlink(blackbox.Binary(t), filepath.Join(dir, "shardwell")); err != nil {
		t.Fatal(err)
	}
	for i, example := range examples {
		if err := os.WriteFile(filepath.Join(dir, g.file), []byte(example), 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), programLimit)
		defer cancel()
		cmd := exec.CommandContext(ctx, "bash", "-c", settings+"\n"+command)
		cmd.Dir = dir
		cmd.Env = []string{"PATH=" + dir + ":" + os.Getenv("PATH"), "HOME=" + g.home(t), "LANG=C.UTF-8", "GOFLAGS=-mod=mod", "GOWORK=off", "AWS_EC2_METADATA_DISABLED=true"}
		out, err := cmd.CombinedOutput()
		s.ClientOutput(fmt.Sprintf("the output of example %d of %s", i+1, g.page), out)
		if err != nil || !strings.Contains(string(out), "hello") {
			t.Errorf("example %d: %v\n%s", i+1, err, out)
		}
	}
}

// home is a place for what clients keep, and has no settings; but Go's caches are
// where they are.
func (g guide) home(t *testing.T) string {
	if g.language == "go" {
		return os.Getenv("HOME")
	}
	return t.TempDir()
}

// interopDir is where clients are installed: below the clone, to be used again.
func interopDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join(blackbox.Root(), ".interop"))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// copyFile copies a file into a directory, under its own name.
func copyFile(from, dir string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, filepath.Base(from)), text, 0o644)
}
