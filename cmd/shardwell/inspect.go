package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/shardwell/shardwell/internal/log/embedded"
)

// inspectCommand describes a data directory.
type inspectCommand struct {
	Dir    string `arg:"" help:"Data directory." placeholder:"DIR"`
	Blocks bool   `help:"Describe every block of the commit log and its frames too."`
	Verify bool   `help:"Read everything and verify every checksum, like shardwell verify."`
	JSON   bool   `help:"Print one JSON object." name:"json"`
}

// Help is the example shown by --help.
func (inspectCommand) Help() string {
	return `Shows streams, shards and files, what the next start would cut off and what is damaged. Nothing is
written and no lock is taken: it works beside a running server. Damage makes the exit code 1.

Example: shardwell inspect ./shardwell-data`
}

// Run prints what the directory holds.
func (c *inspectCommand) Run(ctx context.Context, std streams) error {
	blocks := []embedded.BlockReport{}
	options := embedded.InspectOptions{Verify: c.Verify}
	var printErr error
	if c.Blocks {
		options.Block = func(b embedded.BlockReport) {
			if c.JSON {
				blocks = append(blocks, b)
				return
			}
			printErr = errors.Join(printErr, printBlock(std.out, b))
		}
	}
	found, err := examine(ctx, c.Dir, options)
	if err != nil {
		return err
	}
	if printErr != nil {
		return printErr
	}
	if c.JSON {
		err = printInspection(std.out, found, blocks, c.Blocks)
	} else {
		err = found.WriteText(std.out)
	}
	return errors.Join(err, found.verdict(c.Dir))
}

func printInspection(w io.Writer, found *examination, blocks []embedded.BlockReport, withBlocks bool) error {
	if !withBlocks {
		return printJSON(w, found)
	}
	return printJSON(w, struct {
		*examination
		Blocks []embedded.BlockReport `json:"blocks"`
	}{found, blocks})
}

func printBlock(w io.Writer, b embedded.BlockReport) error {
	if _, err := fmt.Fprintf(w, "%s at %d: block at offset %d, %d bytes, %v, durable through %d, clock %s\n",
		b.File, b.FileOffset, b.Offset, b.Bytes, b.Part, b.DurableThrough, moment(b.Clock)); err != nil {
		return err
	}
	for _, f := range b.Frames {
		if _, err := fmt.Fprintf(w, "  frame at %d: log %#x, %d entries from position %d, %d bytes\n", f.FileOffset, uint64(f.Log), f.Count, f.First, f.Bytes); err != nil {
			return err
		}
	}
	return nil
}
