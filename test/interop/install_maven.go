package interop

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// mavenCopy is the one plugin that Maven is asked for.
const mavenCopy = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies"

// preparingJava lets one goroutine prepare at a time: several may want the same,
// and Maven's local repository is shared by all.
var preparingJava sync.Mutex

// PrepareJava makes sure that the jars a POM asks for and the compiled sources
// are below dir, in a directory called name, and returns the command that runs
// their class Main. Maven only fetches, by exact versions and checksums; javac
// does the rest. What an earlier run has left from the same files is used
// again. It may be called concurrently.
func PrepareJava(dir, name, pom string, sources ...string) ([]string, error) {
	preparingJava.Lock()
	defer preparingJava.Unlock()
	java, err := findJava()
	if err != nil {
		return nil, err
	}
	target := filepath.Join(dir, name)
	jars, classes := filepath.Join(target, "jars"), filepath.Join(target, "classes")
	if err := fetchJars(dir, jars, pom); err != nil {
		return nil, fmt.Errorf("fetching what %s asks for: %w", pom, err)
	}
	if err := compileJava(classes, jars, pom, sources); err != nil {
		return nil, err
	}
	// A program of seconds: little compiling, one thread that collects garbage.
	return []string{java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
		"-cp", classes + string(os.PathListSeparator) + filepath.Join(jars, "*"), "Main"}, nil
}

// findJava finds a Java that can run the programs, and sees that javac and
// Maven are there.
func findJava() (string, error) {
	const needed = "the Java SDKs need a JDK, 17 or later, and Maven (on Debian: apt install openjdk-17-jdk-headless maven)"
	for _, name := range []string{"javac", "mvn"} {
		if _, err := exec.LookPath(name); err != nil {
			return "", fmt.Errorf("%s: %w", needed, err)
		}
	}
	java, err := exec.LookPath("java")
	if err != nil {
		return "", fmt.Errorf("%s: %w", needed, err)
	}
	out, err := exec.Command("javac", "--version").Output()
	if err != nil {
		return "", fmt.Errorf("%s: javac --version: %w", needed, err)
	}
	var version int
	if _, err := fmt.Sscanf(string(out), "javac %d", &version); err != nil || version < 17 {
		return "", fmt.Errorf("%s; javac is %s", needed, strings.TrimSpace(string(out)))
	}
	return java, nil
}

func fetchJars(dir, jars, pom string) error {
	want, err := os.ReadFile(pom)
	if err != nil || installed(jars, want) {
		return err
	}
	if err := os.RemoveAll(jars); err != nil {
		return err
	}
	if err := run("mvn", "--batch-mode", "--quiet", "--strict-checksums", "--file", pom, "-Dmaven.repo.local="+filepath.Join(dir, "m2"),
		mavenCopy, "-DoutputDirectory="+jars, "-DincludeScope=runtime"); err != nil {
		return err
	}
	return mark(jars, want)
}

// compileJava compiles the sources that match the patterns against the jars.
func compileJava(classes, jars, pom string, patterns []string) error {
	var files []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("no sources match %s", pattern)
		}
		files = append(files, found...)
	}
	var want bytes.Buffer
	for _, file := range append([]string{pom}, files...) {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		want.Write(text)
	}
	if installed(classes, want.Bytes()) {
		return nil
	}
	if err := errors.Join(os.RemoveAll(classes), os.MkdirAll(classes, 0o755)); err != nil {
		return err
	}
	if err := run("javac", append([]string{"-d", classes, "-cp", filepath.Join(jars, "*")}, files...)...); err != nil {
		return err
	}
	return mark(classes, want.Bytes())
}
