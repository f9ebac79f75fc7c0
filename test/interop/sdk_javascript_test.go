//go:build interop

package interop

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// jsSDK is installed by npm from the lock file, which holds the hashes. Its
// default client speaks HTTP/2 to every endpoint; the rows of HTTP/1.1 have
// another handler.
func jsSDK() sdk {
	return sdk{
		name: "JavaScript v3", version: "client-kinesis 3.1143.0",
		variants: []variant{{h2c, "json"}, {http1, "json"}, {overTLS, "json"}, {tlsHTTP1, "json"}},
		prepare:  prepareJS,
		trust:    func(ca, _ string) []string { return []string{"NODE_EXTRA_CA_CERTS=" + ca} },
	}
}

func prepareJS(dir string) ([]string, error) {
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, fmt.Errorf("Node 20 or later is needed: %w", err)
	}
	const from = "sdk/js"
	target := filepath.Join(dir, "sdk-js")
	defer lock(target)()
	want, err := os.ReadFile(filepath.Join(from, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	current := installed(target, want)
	if !current {
		if err := errors.Join(os.RemoveAll(target), os.MkdirAll(target, 0o755)); err != nil {
			return nil, err
		}
	}
	// The program stands beside its node_modules: that is where Node looks.
	for _, name := range []string{"package.json", "package-lock.json", "main.js"} {
		if err := copyFile(filepath.Join(from, name), target); err != nil {
			return nil, err
		}
	}
	command := []string{node, filepath.Join(target, "main.js")}
	if current {
		return command, nil
	}
	if err := run("npm", "--prefix", target, "ci", "--cache", filepath.Join(dir, "npm-cache"), "--no-audit", "--no-fund", "--ignore-scripts"); err != nil {
		return nil, err
	}
	return command, mark(target, want)
}
