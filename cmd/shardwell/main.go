// Command shardwell is Amazon Kinesis Data Streams on your own machine.
//
// Every subcommand is a file of its own. serve.go wires the server together
// and is where to start reading; client.go is what put, tail and bench use to
// talk to one.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes, as the help text has them.
const (
	exitFailed    = 1 // what was asked for did not work out
	exitUsage     = 2 // the command line makes no sense
	exitDirectory = 3 // the data directory cannot be used
	exitAddress   = 4 // the address cannot be listened on
	exitTLS       = 5 // the certificate or its key cannot be used
	exitDenied    = 6 // policy simulate: not all is allowed
)

const description = `Amazon Kinesis Data Streams on your own machine: one program, one data directory.

Exit codes: 0 success; 1 what was asked for failed; 2 the command line makes no sense;
3 the data directory cannot be used; 4 the address cannot be listened on;
5 the certificate for TLS or its key cannot be used; 6 policy simulate: something is denied.`

// commandLine is all subcommands.
type commandLine struct {
	Serve     serveCommand     `cmd:"" help:"Run the server."`
	Put       putCommand       `cmd:"" help:"Put records into a stream."`
	Tail      tailCommand      `cmd:"" help:"Follow the records of a stream."`
	Inspect   inspectCommand   `cmd:"" help:"Describe a data directory, without changing it."`
	Verify    verifyCommand    `cmd:"" help:"Read a data directory and verify every checksum."`
	Repair    repairCommand    `cmd:"" help:"Say what is damaged in a data directory and save what can be saved."`
	Backup    backupCommand    `cmd:"" help:"Copy a data directory, also beside a running server."`
	Bench     benchCommand     `cmd:"" help:"Measure this machine and Shardwell on it, side by side."`
	Cert      certCommand      `cmd:"" help:"Say how each client trusts the certificate of serve --tls."`
	Keys      keysCommand      `cmd:"" help:"List, make and deactivate access keys of users."`
	Policy    policyCommand    `cmd:"" help:"Say what policies allow, and whether files are policies."`
	Quotas    quotasCommand    `cmd:"" help:"List the limits on use, with the values in force."`
	Test      testCommand      `cmd:"" help:"Move the clock of a server, order faults: for tests, with serve --test-controls."`
	MasterKey masterKeyCommand `cmd:"" help:"Change who seals the master key of a data directory."`
	Version   versionCommand   `cmd:"" help:"Print the version."`

	BenchBaseline baselineCommand `cmd:"" hidden:""`
}

// streams are where a command reads and writes. Standard output carries
// results and words for people, standard error logs and complaints.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// codedError is an error with the exit code that belongs to it.
type codedError struct {
	code int
	err  error
}

func (e *codedError) Error() string { return e.err.Error() }
func (e *codedError) Unwrap() error { return e.err }

func coded(code int, format string, args ...any) error {
	return &codedError{code, fmt.Errorf(format, args...)}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	// The first signal ends the command in good order; the second one at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, args []string, std streams) int {
	var line commandLine
	exited := -1
	parser, err := kong.New(&line,
		kong.Name("shardwell"), kong.Description(description), kong.Writers(std.out, std.err),
		kong.Exit(func(code int) { exited = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(std),
	)
	if err != nil {
		fmt.Fprintln(std.err, "shardwell:", err)
		return exitUsage
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if exited >= 0 { // --help has been answered
		return exited
	}
	if err != nil {
		fmt.Fprintf(std.err, "shardwell: %v. See shardwell --help.\n", err)
		return exitUsage
	}
	if err := command.Run(); err != nil {
		fmt.Fprintln(std.err, "shardwell:", err)
		var c *codedError
		if errors.As(err, &c) {
			return c.code
		}
		return exitFailed
	}
	return 0
}
