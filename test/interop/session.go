package interop

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Session is one bash that a script's commands are typed into, so that a
// variable set by one is there for the next.
type Session struct {
	dir   string
	cmd   *exec.Cmd
	stdin io.WriteCloser
	codes *bufio.Scanner
}

// Output is what one command left behind.
type Output struct {
	Stdout, Stderr string
	Code           int
}

// NewSession starts bash in dir with exactly the environment env.
func NewSession(dir string, env []string) (*Session, error) {
	cmd := exec.Command("bash", "--noprofile", "--norc")
	cmd.Dir, cmd.Env = dir, env
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &Session{dir: dir, cmd: cmd, stdin: stdin, codes: bufio.NewScanner(stdout)}, nil
}

// Run types a command and waits for it, at most for limit.
func (s *Session) Run(command string, limit time.Duration) (Output, error) {
	stdout, stderr := filepath.Join(s.dir, ".stdout"), filepath.Join(s.dir, ".stderr")
	if err := os.WriteFile(filepath.Join(s.dir, ".command"), []byte(command+"\n"), 0o600); err != nil {
		return Output{}, err
	}
	if _, err := fmt.Fprintln(s.stdin, ". ./.command >.stdout 2>.stderr </dev/null; echo $?"); err != nil {
		return Output{}, err
	}
	code, err := s.code(limit)
	if err != nil {
		return Output{}, fmt.Errorf("%s: %w", command, err)
	}
	out, err := os.ReadFile(stdout)
	if err != nil {
		return Output{}, err
	}
	errOut, err := os.ReadFile(stderr)
	if err != nil {
		return Output{}, err
	}
	return Output{Stdout: string(out), Stderr: string(errOut), Code: code}, nil
}

// code waits for the line with the exit code. A command that overruns ends the
// session, because what it left running belongs to the shell.
func (s *Session) code(limit time.Duration) (int, error) {
	type line struct {
		text string
		ok   bool
	}
	lines := make(chan line, 1)
	go func() { // ends with the line or, at the latest, with the shell
		ok := s.codes.Scan()
		lines <- line{s.codes.Text(), ok}
	}()
	select {
	case l := <-lines:
		if !l.ok {
			return 0, errors.New("the shell ended")
		}
		return strconv.Atoi(strings.TrimSpace(l.text))
	case <-time.After(limit):
		_ = s.cmd.Process.Kill()
		<-lines
		return 0, fmt.Errorf("not done after %v", limit)
	}
}

// Close ends the shell and waits for it.
func (s *Session) Close() error {
	_ = s.stdin.Close()
	return s.cmd.Wait()
}
