package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// platforms are those that the program is built for.
var platforms = []string{"linux/amd64", "linux/arm64", "darwin/arm64"}

// paper is what a file with a licence, or with what must be passed on, is called.
var paper = regexp.MustCompile(`(?i)^(licen[sc]e|copying|notice)[^/]*$`)

// permissive are words of which a licence that may be linked has some.
var permissive = regexp.MustCompile(`Apache License\s+Version 2\.0|Permission is hereby granted, free of charge|Redistribution and use in source and binary forms`)

// part is a directory of somebody else's code that is linked.
type part struct {
	module string // its path and version
	root   string // the module's directory
	dir    string
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("notices", flag.ContinueOnError)
	out := flags.String("out", "", "file to write")
	check := flags.Bool("check", os.Getenv("GENERATE_CHECK") != "", "write nothing; fail if the output would change; also GENERATE_CHECK=1")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *out == "" || flags.NArg() != 1 {
		return errors.New("-out and the program's package are required")
	}
	parts, err := linked(flags.Arg(0))
	if err != nil {
		return err
	}
	text, err := notices(parts)
	if err != nil {
		return err
	}
	if !*check {
		return os.WriteFile(*out, text, 0o644)
	}
	if old, err := os.ReadFile(*out); err != nil || !bytes.Equal(old, text) {
		return fmt.Errorf("%s is not what the linked modules say: run make generate", *out)
	}
	return nil
}

// linked gives what is linked into a program besides its own module.
func linked(program string) ([]part, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("find the standard library: %w", err)
	}
	library := strings.TrimSpace(string(root))
	parts := []part{{"the Go standard library", library, library}}
	const form = "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}"
	for _, platform := range platforms {
		system, processor, _ := strings.Cut(platform, "/")
		list := exec.Command("go", "list", "-deps", "-f", form, program)
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0")
		list.Stderr = os.Stderr
		found, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("list what is linked for %s: %w", platform, err)
		}
		for line := range strings.Lines(string(found)) {
			if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 3 {
				parts = append(parts, part{fields[0], fields[1], fields[2]})
			}
		}
	}
	return parts, nil
}

// notices is the text: each paper once, and over it whose it is.
func notices(parts []part) ([]byte, error) {
	papers, licensed := map[string][]string{}, map[string]bool{}
	for _, p := range parts {
		// A directory's own licence does not replace its module's.
		for dir := p.dir; ; dir = filepath.Dir(dir) {
			if err := gather(p, dir, papers, licensed); err != nil {
				return nil, err
			}
			if len(dir) <= len(p.root) {
				break
			}
		}
	}
	for _, p := range parts {
		if !licensed[p.module] {
			return nil, fmt.Errorf("%s has no licence", p.module)
		}
	}
	texts := make([]string, 0, len(papers))
	for text, owners := range papers {
		slices.Sort(owners)
		texts = append(texts, text)
	}
	slices.SortFunc(texts, func(a, b string) int { return cmp.Or(slices.Compare(papers[a], papers[b]), cmp.Compare(a, b)) })
	var b bytes.Buffer
	b.WriteString("The program has in it the work of others, listed here with their licences and notices.\nPass this file on with a binary, beside the program's own licence.\n")
	for _, text := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), strings.Join(papers[text], "\n"), text)
	}
	return b.Bytes(), nil
}

// gather adds the papers of one directory.
func gather(p part, dir string, papers map[string][]string, licensed map[string]bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.IsDir() || !paper.MatchString(entry.Name()) || strings.HasSuffix(entry.Name(), ".go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return err
		}
		owner := p.module
		if below, err := filepath.Rel(p.root, dir); err == nil && below != "." {
			owner = path.Join(owner, filepath.ToSlash(below))
		}
		if !strings.HasPrefix(strings.ToLower(entry.Name()), "notice") {
			if !permissive.Match(text) {
				return fmt.Errorf("%s: %s is not a licence that may be linked", owner, entry.Name())
			}
			licensed[p.module] = licensed[p.module] || dir == p.root
		}
		plain := strings.TrimRight(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
		if !slices.Contains(papers[plain], owner) {
			papers[plain] = append(papers[plain], owner)
		}
	}
	return nil
}
