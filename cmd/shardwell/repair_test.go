package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// flip turns a bit over in every file of a directory that holds the text, and
// says how many those are.
func flip(t *testing.T, dir, text string) (files int) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if at := bytes.Index(content, []byte(text)); at >= 0 {
			content[at] ^= 1
			files++
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return files
}

// A damaged record is found, told in terms of streams, and repaired only when
// that is asked for; then the server takes records again and has all the others.
func TestRepair(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir, "--stream", "a", "--stream", "b")
	put := func(url, stream, text string) listed {
		code, out, stderr := shell(t, "", "put", "--endpoint", url, "-s", stream, "-k", "k", "--json", text)
		if code != 0 {
			t.Fatal(stderr)
		}
		return listedIn(t, out)[0]
	}
	first, needle, last := put(s.url, "a", "first"), put(s.url, "a", "needle"), put(s.url, "a", "last")
	if code, _, stderr := shell(t, "", "repair", dir); code != exitDirectory || !strings.Contains(stderr, "in use by another process") {
		t.Errorf("beside a server: %d %s", code, stderr)
	}
	s.end()
	if code, out, stderr := shell(t, "", "repair", dir, "--apply"); code != 0 || !strings.Contains(out, "nothing to repair") {
		t.Errorf("%d %s%s", code, out, stderr)
	}
	if flip(t, dir, "needle") != 1 {
		t.Fatal("the record is not in one file")
	}
	before := listing(t, dir)
	code, out, stderr := shell(t, "", "repair", dir)
	if code != exitFailed || !strings.Contains(stderr, "--apply") || !strings.Contains(out, "lost: shardId-000000000000 of arn:aws:kinesis:us-east-1:000000000000:stream/a, sequence numbers from ") {
		t.Errorf("%d %s%s", code, out, stderr)
	}
	if after := listing(t, dir); after != before {
		t.Errorf("the dry run changed\n%s\nto\n%s", before, after)
	}
	code, out, stderr = shell(t, "", "repair", dir, "--apply", "--json")
	var report struct {
		Applied bool
		Lost    []struct{ Where string }
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil || code != 0 || !report.Applied || len(report.Lost) != 1 {
		t.Fatalf("%d %v %s%s", code, err, out, stderr)
	}
	from, to, _ := strings.Cut(report.Lost[0].Where[strings.Index(report.Lost[0].Where, "from ")+len("from "):], " to ")
	if from <= first.SequenceNumber || needle.SequenceNumber < from || needle.SequenceNumber > to || to >= last.SequenceNumber {
		t.Errorf("lost %s to %s, want %s", from, to, needle.SequenceNumber)
	}
	if code, out, stderr := shell(t, "", "verify", dir); code != 0 {
		t.Errorf("after the repair: %d %s%s", code, out, stderr)
	}
	s = serve(t, "--data", dir)
	_, out, stderr = shell(t, "", "tail", "--endpoint", s.url, "-s", "a", "--from", "trim-horizon", "-n", "1", "--json")
	if got := listedIn(t, out); len(got) != 1 || got[0].SequenceNumber != first.SequenceNumber {
		t.Errorf("%s%s", out, stderr)
	}
	if next := put(s.url, "a", "new"); next.SequenceNumber <= last.SequenceNumber {
		t.Errorf("%s is followed by %s", last.SequenceNumber, next.SequenceNumber)
	}
	put(s.url, "b", "new")
	if got := healthOf(t, s); got != http.StatusServiceUnavailable {
		t.Errorf("health is %d while the loss is not accepted", got)
	}
	s.end()
	const lost = "lost earlier, with "
	if code, out, stderr := shell(t, "", "inspect", dir); code != 0 || !strings.Contains(out, lost) {
		t.Errorf("inspecting what has been repaired: %d %s%s", code, out, stderr)
	}
	acceptLoss(t, dir, last)
	if _, out, _ := shell(t, "", "inspect", dir); strings.Contains(out, lost) {
		t.Errorf("a loss that is accepted is still listed: %s", out)
	}
}

// A change of the catalog of streams that is lost is told, and passed over after
// the repair: the server takes records for the other streams.
func TestRepairCatalog(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir, "--stream", "kept", "--stream", "needle")
	if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "kept", "-k", "k", "one"); code != 0 {
		t.Fatal(stderr)
	}
	s.end()
	if flip(t, dir, `"name":"needle"`) != 1 {
		t.Fatal("the stream is not created in one file")
	}
	code, out, stderr := shell(t, "", "repair", dir, "--apply")
	if code != 0 || !strings.Contains(out, "lost: the catalog of streams, entries ") || !strings.Contains(out, "has been repaired") {
		t.Fatalf("%d %s%s", code, out, stderr)
	}
	s = serve(t, "--data", dir)
	if code, _, stderr := shell(t, "", "put", "--endpoint", s.url, "-s", "kept", "-k", "k", "two"); code != 0 {
		t.Error(stderr)
	}
	_, out, stderr = shell(t, "", "tail", "--endpoint", s.url, "-s", "kept", "--from", "trim-horizon", "-n", "2", "--json")
	if got := listedIn(t, out); len(got) != 2 || string(got[0].Data) != "one" || string(got[1].Data) != "two" {
		t.Errorf("%s%s", out, stderr)
	}
	if got := healthOf(t, s); got != http.StatusOK {
		t.Errorf("health is %d", got)
	}
	s.end()
}

// acceptLoss accepts what an earlier repair has told: readers pass over it, to
// the record that is given, and health is green.
func acceptLoss(t *testing.T, dir string, last listed) {
	t.Helper()
	if code, out, stderr := shell(t, "", "repair", dir, "--accept-loss", "--apply"); code != 0 || !strings.Contains(out, "lost: shardId-000000000000") {
		t.Errorf("%d %s%s", code, out, stderr)
	}
	s := serve(t, "--data", dir)
	_, out, stderr := shell(t, "", "tail", "--endpoint", s.url, "-s", "a", "--from", "trim-horizon", "-n", "3", "--json")
	if got := listedIn(t, out); len(got) != 3 || got[1].SequenceNumber != last.SequenceNumber || string(got[2].Data) != "new" {
		t.Errorf("%s%s", out, stderr)
	}
	if got := healthOf(t, s); got != http.StatusOK {
		t.Errorf("health is %d once the loss is accepted", got)
	}
	s.end()
	if code, out, _ := shell(t, "", "repair", dir, "--accept-loss"); code != 0 || !strings.Contains(out, "nothing to repair") {
		t.Errorf("%d %s", code, out)
	}
}

// healthOf is the status of a server's health page.
func healthOf(t *testing.T, s *program) int {
	t.Helper()
	resp, err := http.Get(s.url + "/_shardwell/health")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp.StatusCode
}

// What is lost of users and of keys is told as that, by verify and by repair, and
// the server goes on with the others.
func TestRepairUsersAndKeys(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := serve(t, "--data", dir)
	c := caller{t, s.url, anyCredentials}
	c.iam("CreateUser", "UserName", "needle-user")
	c.iam("CreateUser", "UserName", "kept")
	c.kms("CreateKey", `{"Description":"needle-key"}`)
	kept := c.kms("CreateKey", `{"Description":"kept"}`)
	s.end()
	if flip(t, dir, "needle-user") != 1 || flip(t, dir, "needle-key") != 1 {
		t.Fatal("the entries are not in one file each")
	}
	for _, command := range [][]string{{"verify", dir}, {"repair", dir, "--apply"}} {
		_, out, stderr := shell(t, "", command...)
		for _, words := range []string{"the users, groups, roles, policies and access keys of IAM, entries ", "the keys of KMS, entries "} {
			if !strings.Contains(out, words) {
				t.Errorf("%s says nothing of %s: %s%s", command[0], words, out, stderr)
			}
		}
	}
	s = serve(t, "--data", dir)
	c.url = s.url
	if users := c.iam("ListUsers"); !strings.Contains(users, "<UserName>kept<") {
		t.Error(users)
	}
	if got := c.kms("DescribeKey", `{"KeyId":"`+kept.KeyMetadata.KeyID+`"}`); got.KeyMetadata.Arn != kept.KeyMetadata.Arn {
		t.Errorf("%+v", got)
	}
	s.end()
}
