package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	mit = "Permission is hereby granted, free of charge, to any person"
	bsd = "Redistribution and use in source and binary forms, with or without"
)

func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// Each paper is there once, with everybody whose it is, whatever the order; papers
// of directories that are not linked, and other files, are not.
func TestNotices(t *testing.T) {
	root := tree(t, map[string]string{
		"a/LICENSE": mit + "\r\n\r\n", "a/NOTICE.txt": "A was made by somebody.", "a/in/x.go": "", "a/in/license.go": "package in", "a/in/deep/Licence": bsd,
		"a/other/LICENSE": "Mozilla Public License", "b/COPYING": mit + "\n", "b/README": "text",
	})
	a, b := filepath.Join(root, "a"), filepath.Join(root, "b")
	parts := []part{{"a v1", a, filepath.Join(a, "in", "deep")}, {"a v1", a, a}, {"b v2", b, b}}
	first, err := notices(parts)
	if err != nil {
		t.Fatal(err)
	}
	rule := "\n" + strings.Repeat("=", 80) + "\n"
	_, papers, _ := strings.Cut(string(first), rule)
	if want := strings.Join([]string{"a v1\n\nA was made by somebody.\n", "a v1\nb v2\n\n" + mit + "\n", "a v1/in/deep\n\n" + bsd + "\n"}, rule); papers != want {
		t.Errorf("the papers are %s", papers)
	}
	parts[0], parts[2] = parts[2], parts[0]
	if second, err := notices(parts); err != nil || string(second) != string(first) {
		t.Errorf("in another order they are %s, %v", second, err)
	}
}

// A module without a licence at its root, or with one that may not be linked anywhere
// in what is, is an error that names it.
func TestNoticesRefused(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"none":       {"in/LICENSE": mit, "in/x.go": ""},
		"only words": {"NOTICE": mit, "in/x.go": ""},
		"MPL":        {"LICENSE": "Mozilla Public License Version 2.0", "in/x.go": ""},
		"GPL within": {"LICENSE": mit, "in/COPYING": "GNU GENERAL PUBLIC LICENSE"},
	} {
		root := tree(t, files)
		if text, err := notices([]part{{"a v1", root, filepath.Join(root, "in")}}); err == nil || !strings.HasPrefix(err.Error(), "a v1") {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
}
