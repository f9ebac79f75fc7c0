package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

// The pinned source of all models. Raise both together, regenerate, and read
// the difference.
const (
	wheelVersion = "1.44.5"
	wheelSHA256  = "8f16a56d1dff125dd65322ae021efa7ba5195a6db5102b96862566055b748921"
)

// readModel gives the model of a service out of the wheel.
func readModel(wheel, service, version string) (*model, error) {
	if wheel == "" {
		dir, err := os.MkdirTemp("", "botocore")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(dir)
		if wheel, err = download(dir); err != nil {
			return nil, err
		}
	}
	content, err := os.ReadFile(wheel)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != wheelSHA256 {
		return nil, fmt.Errorf("%s has SHA-256 %x, pinned is %s", wheel, sum, wheelSHA256)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", wheel, err)
	}
	text, err := find(archive, service, version)
	if err != nil {
		return nil, err
	}
	return parseModel(text)
}

// download has pip fetch the wheel from whatever index it is configured with,
// and gives its path in dir.
func download(dir string) (string, error) {
	requirements := filepath.Join(dir, "requirements.txt")
	line := "botocore==" + wheelVersion + " --hash=sha256:" + wheelSHA256 + "\n"
	if err := os.WriteFile(requirements, []byte(line), 0o600); err != nil {
		return "", err
	}
	pip := exec.Command("python3", "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
		"--no-deps", "--only-binary=:all:", "--require-hashes", "--dest", dir, "--requirement", requirements)
	if output, err := pip.CombinedOutput(); err != nil {
		return "", fmt.Errorf("pip download of botocore %s: %w\n%s", wheelVersion, err, output)
	}
	wheels, err := filepath.Glob(filepath.Join(dir, "botocore-*.whl"))
	if err != nil {
		return "", err
	}
	if len(wheels) != 1 {
		return "", fmt.Errorf("pip left %d wheels in %s", len(wheels), dir)
	}
	return wheels[0], nil
}

// find gives the text of the service's model.
func find(archive *zip.Reader, service, version string) ([]byte, error) {
	prefix := "botocore/data/" + service + "/" + version
	var files []*zip.File
	for _, f := range archive.File {
		if strings.HasPrefix(f.Name, prefix) && strings.HasSuffix(f.Name, "/service-2.json.gz") {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("botocore %s has no model %s", wheelVersion, prefix)
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Name > files[j].Name })
	packed, err := files[0].Open()
	if err != nil {
		return nil, err
	}
	defer packed.Close()
	reader, err := gzip.NewReader(packed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", files[0].Name, err)
	}
	return io.ReadAll(reader)
}
