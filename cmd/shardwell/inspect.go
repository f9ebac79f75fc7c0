package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/vfs"
)

// inspectCommand describes a data directory.
type inspectCommand struct {
	Dir    string `arg:"" help:"Data directory." placeholder:"DIR"`
	Blocks bool   `help:"Describe every block and its frames too."`
	Verify bool   `help:"Read every frame and verify its checksum."`
	JSON   bool   `help:"Print one JSON object." name:"json"`
}

// Help is the example shown by --help.
func (inspectCommand) Help() string {
	return `Shows what the files hold, what the next start would cut off and what is damaged. Nothing is written
and no lock is taken. Damage makes the exit code 1.

Example: shardwell inspect ./shardwell-data --verify`
}

// Run prints what the directory holds.
func (c *inspectCommand) Run(ctx context.Context, std streams) (err error) {
	dir, err := vfs.OS(c.Dir)
	if err != nil {
		return directoryError(c.Dir, err)
	}
	defer func() { err = errors.Join(err, closeFS(dir)) }()
	blocks := []embedded.BlockReport{}
	options := embedded.InspectOptions{Verify: c.Verify}
	if c.Blocks {
		options.Block = func(b embedded.BlockReport) {
			if c.JSON {
				blocks = append(blocks, b)
				return
			}
			err = errors.Join(err, printBlock(std.out, b))
		}
	}
	found, inspectErr := embedded.Inspect(ctx, dir, options)
	if inspectErr != nil {
		return directoryError(c.Dir, inspectErr)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		err = printJSON(std.out, found, blocks, c.Blocks)
	} else {
		err = found.WriteText(std.out)
	}
	if err == nil && len(found.Damage)+len(found.BadFrames) > 0 {
		err = fmt.Errorf("%s is damaged: %d problems and %d bad frames, listed above", c.Dir, len(found.Damage), len(found.BadFrames))
	}
	return err
}

func printJSON(w io.Writer, found *embedded.Inspection, blocks []embedded.BlockReport, withBlocks bool) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	if !withBlocks {
		return encoder.Encode(found)
	}
	return encoder.Encode(struct {
		*embedded.Inspection
		Blocks []embedded.BlockReport `json:"blocks"`
	}{found, blocks})
}

func printBlock(w io.Writer, b embedded.BlockReport) error {
	if _, err := fmt.Fprintf(w, "%s at %d: block at offset %d, %d bytes, %v, durable through %d, clock %s\n",
		b.File, b.FileOffset, b.Offset, b.Bytes, b.Part, b.DurableThrough, b.Clock.Time().Format("2006-01-02T15:04:05.000Z07:00")); err != nil {
		return err
	}
	for _, f := range b.Frames {
		if _, err := fmt.Fprintf(w, "  frame at %d: log %#x, %d entries from position %d, %d bytes\n", f.FileOffset, uint64(f.Log), f.Count, f.First, f.Bytes); err != nil {
			return err
		}
	}
	return nil
}
