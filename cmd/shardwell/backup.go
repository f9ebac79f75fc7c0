package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/shardwell/shardwell/internal/log/embedded"
	"github.com/shardwell/shardwell/internal/vfs"
)

// backupCommand copies a data directory.
type backupCommand struct {
	Dir    string `arg:"" help:"Data directory." placeholder:"DIR"`
	Target string `arg:"" help:"Directory to copy it to: new, or empty." placeholder:"TARGET"`
	JSON   bool   `help:"Print one JSON object, and no progress." name:"json"`
}

// Help is the example shown by --help.
func (backupCommand) Help() string {
	return `Copies a data directory, also while a server works on it: the copy is the state at one instant and
holds every record that was acknowledged before the call. To restore, start a server on it.

master.key, root.key, admin.token and tls/ are left out: keep them elsewhere, and put master.key into TARGET to restore.
In the copy, sequence numbers go on beyond all that the original will give for years.

Exit codes: 0 the copy is complete and on disk; 1 it is not, and cannot be started; 3 DIR cannot be
read or TARGET is not empty.

Example: shardwell backup ./shardwell-data /mnt/backup/today`
}

// Run makes the copy.
func (c *backupCommand) Run(ctx context.Context, std streams) (err error) {
	from, err := vfs.OS(c.Dir)
	if err != nil {
		return directoryError(c.Dir, err)
	}
	defer func() { err = errors.Join(err, closeFS(from)) }()
	if err := vfs.MakeDir(c.Target); err != nil {
		return targetError(c.Target, err)
	}
	to, err := vfs.OS(c.Target)
	if err != nil {
		return targetError(c.Target, err)
	}
	defer func() { err = errors.Join(err, closeFS(to)) }()
	options := embedded.BackupOptions{Log: newLogger(std.err, "warn")}
	if !c.JSON {
		options.Progress = progress(std.err)
	}
	report, err := embedded.Backup(ctx, from, to, options)
	if err != nil {
		return c.failed(err)
	}
	if c.JSON {
		return json.NewEncoder(std.out).Encode(report)
	}
	_, err = fmt.Fprintf(std.out, "%s holds a backup of %s: %d segments and %d sorted files, %d bytes.\n"+
		"master.key and tls/ are not in it, and no server starts on it without the original's master.key.\n"+
		"To restore: put master.key there, then shardwell serve --data %[1]s\n", c.Target, c.Dir, report.Segments, report.SortedFiles, report.Bytes)
	return err
}

// failed says in one sentence why there is no backup.
func (c *backupCommand) failed(err error) error {
	var taken *embedded.NotEmptyError
	var newer *embedded.VersionError
	var foreign *embedded.ForeignError
	switch {
	case errors.As(err, &taken):
		return coded(exitDirectory, "cannot back up to %s: %w", c.Target, taken)
	case errors.As(err, &newer), errors.As(err, &foreign):
		return directoryError(c.Dir, err)
	}
	return fmt.Errorf("there is no backup of %s in %s, which may be removed: %w", c.Dir, c.Target, err)
}

// targetError says in one sentence why a directory cannot be written to.
func targetError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return coded(exitDirectory, "cannot make %s because %s does not exist", path, filepath.Dir(filepath.Clean(path)))
	}
	return coded(exitDirectory, "cannot write to %s: %w", path, onlyCause(err))
}
