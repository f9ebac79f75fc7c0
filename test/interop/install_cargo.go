package interop

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// PrepareRust builds the package in a directory, from exactly what its
// Cargo.lock says, and returns the path of its program of that name. Cargo
// itself knows what is left from an earlier run, below dir.
func PrepareRust(dir, from, program string) (string, error) {
	cargo, err := exec.LookPath("cargo")
	if err != nil {
		return "", fmt.Errorf("the SDK for Rust needs Cargo with Rust 1.94.1 or later, and a C compiler: %w", err)
	}
	target := filepath.Join(dir, "cargo-target")
	cmd := exec.Command(cargo, "build", "--quiet", "--locked", "--manifest-path", filepath.Join(from, "Cargo.toml"))
	cmd.Env = append(os.Environ(), "CARGO_TARGET_DIR="+target)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", from, err, out)
	}
	return filepath.Join(target, "debug", program), nil
}
