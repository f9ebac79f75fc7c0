//go:build interop

package interop

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// goSDK is built in its own module; the build cache is what is used again.
func goSDK() sdk {
	return sdk{
		name: "aws-sdk-go-v2", version: "kinesis 1.56.10",
		variants: []variant{{http1, "json"}, {h2c, "json"}, {overTLS, "json"}, {tlsHTTP1, "json"}},
		prepare: func(dir string) ([]string, error) {
			program := filepath.Join(dir, "sdk-go", "program")
			cmd := exec.Command("go", "build", "-o", program, ".")
			cmd.Dir = "sdk/go"
			cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly")
			if out, err := cmd.CombinedOutput(); err != nil {
				return nil, fmt.Errorf("go build: %w\n%s", err, out)
			}
			return []string{program}, nil
		},
		trust: func(ca, _ string) []string { return []string{"AWS_CA_BUNDLE=" + ca} },
	}
}
