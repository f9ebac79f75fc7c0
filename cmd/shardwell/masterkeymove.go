package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/masterkey"
	"github.com/shardwell/shardwell/internal/vfs"
)

// masterKeyCommand sees to the master key of a directory.
type masterKeyCommand struct {
	Move masterKeyMoveCommand `cmd:"" help:"Have the master key sealed by a provider, by another one, or by none."`
}

// masterKeyMoveCommand changes how the master key is kept. The key stays the same.
type masterKeyMoveCommand struct {
	Dir  string `arg:"" help:"Data directory." placeholder:"DIR"`
	To   string `help:"Provider to seal the key, or the word file to keep it as it is." required:"" placeholder:"URI|file"`
	From string `help:"Provider to open the key, if that which sealed it has another name now." placeholder:"URI"`
}

// keptInFile is what --to says for a key that nobody seals.
const keptInFile = "file"

// Help is the example shown by --help.
func (masterKeyMoveCommand) Help() string {
	return `Providers are named as in serve --master-key-provider. The key stays the same, and what it has sealed
with it. Stop the server first: the directory must not be in use. If the command fails, or the machine
does meanwhile, master.key is as it was or as it is to be.

Exit codes: 0 it is done and on disk; 2 the command line makes no sense; 3 DIR cannot be used, or a
provider refuses.

Example: shardwell master-key move ./shardwell-data --to aws-kms://arn:aws:kms:eu-west-1:111122223333:alias/shardwell`
}

// Run moves the key.
func (c *masterKeyMoveCommand) Run(ctx context.Context, std streams) (err error) {
	var to *masterkey.Provider
	if c.To != keptInFile {
		if to, err = namedProvider(ctx, "--to", c.To); err != nil {
			return err
		}
	}
	dir, err := vfs.OS(c.Dir)
	if err != nil {
		return directoryError(c.Dir, err)
	}
	defer func() { err = errors.Join(err, closeFS(dir)) }()
	lock, err := embedded.Lock(dir)
	if err != nil {
		return directoryError(c.Dir, err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if err := moveMasterKey(ctx, dir, c.From, to); err != nil {
		return directoryError(c.Dir, err)
	}
	if to == nil {
		_, err = fmt.Fprintf(std.out, "%s is kept as it is: start the server without --master-key-provider.\n", masterKeyName)
		return err
	}
	_, err = fmt.Fprintf(std.out, "%s is sealed: start the server with --master-key-provider %s\n", masterKeyName, c.To)
	return err
}

// moveMasterKey replaces the file by one that holds the same key, sealed by to if
// that is not nil. from names who opens the key; "" is who sealed it. The caller
// holds the directory's lock.
func moveMasterKey(ctx context.Context, dir vfs.FS, from string, to *masterkey.Provider) error {
	kept, err := readMasterKey(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is missing", masterKeyName)
	}
	if err != nil {
		return err
	}
	if from == "" {
		from = kept.By()
	}
	var opens *masterkey.Provider
	if from != "" {
		if opens, err = namedProvider(ctx, "--from", from); err != nil {
			return err
		}
	}
	key, err := openMasterKey(ctx, kept, opens)
	if err != nil {
		return err
	}
	return keepMasterKey(ctx, dir, key, to)
}
