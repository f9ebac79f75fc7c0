package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	service := flags.String("service", "", "directory of the service in botocore, for example kinesis")
	version := flags.String("version", "", "API version; the newest if empty")
	out := flags.String("out", ".", "directory of the package to write; overrides.json is read from there")
	wheel := flags.String("wheel", os.Getenv("BOTOCORE_WHEEL"), "path of the pinned botocore wheel; downloaded with pip if empty")
	operations := flags.String("operations", "", "names of the operations to keep, parted by commas; all if empty")
	check := flags.Bool("check", os.Getenv("GENERATE_CHECK") != "", "write nothing; fail if the output would change; also GENERATE_CHECK=1")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *service == "" {
		return errors.New("-service is required")
	}
	model, err := readModel(*wheel, *service, *version)
	if err != nil {
		return err
	}
	if *operations != "" {
		if err := model.keepOnly(strings.Split(*operations, ",")); err != nil {
			return err
		}
	}
	facts, err := readOverrides(filepath.Join(*out, "overrides.json"))
	if err != nil {
		return err
	}
	files, err := generate(model, facts, packageName(*out))
	if err != nil {
		return err
	}
	if *check {
		return compare(*out, files)
	}
	return write(*out, files)
}

func packageName(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return filepath.Base(dir)
}

// existing gives the generated files in dir.
func existing(dir string) (map[string][]byte, error) {
	found := map[string][]byte{}
	names, err := filepath.Glob(filepath.Join(dir, "*"+suffix))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if found[filepath.Base(name)], err = os.ReadFile(name); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// compare fails if the generated files in dir are not exactly files.
func compare(dir string, files map[string][]byte) error {
	found, err := existing(dir)
	if err != nil {
		return err
	}
	var differ []string
	for name, content := range files {
		if !bytes.Equal(found[name], content) {
			differ = append(differ, name)
		}
		delete(found, name)
	}
	for name := range found {
		differ = append(differ, name)
	}
	if len(differ) == 0 {
		return nil
	}
	sort.Strings(differ)
	return fmt.Errorf("%s is not what the pinned model gives; run go generate (differs: %s)", dir, strings.Join(differ, ", "))
}

// write makes the generated files in dir exactly files.
func write(dir string, files map[string][]byte) error {
	found, err := existing(dir)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
		delete(found, name)
	}
	for name := range found {
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
