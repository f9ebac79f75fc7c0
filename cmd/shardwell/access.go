package main

import (
	"errors"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/gateway"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/vfs"
)

// access is who may do what; all of it is empty if nobody is asked.
type access struct {
	root       *rootKey
	authority  gateway.Authority
	adminToken redact.Secret
}

// openAccess opens what --auth asks for. shown says whether the terminal shows what
// is printed.
func (c *serveCommand) openAccess(dir vfs.FS, shown bool) (access, error) {
	if !c.verifies() {
		return access{}, nil
	}
	root, err := c.openRootKey(dir, shown)
	if err != nil {
		return access{}, c.accessError(err)
	}
	token, err := c.openAdminToken(dir)
	if err != nil {
		return access{}, c.accessError(err)
	}
	tenant := shardwell.Tenant{Account: c.Account, Region: c.Region}
	return access{root, root.authority(tenant), token}, nil
}

// accessError words what is wrong with a file of the data directory.
func (c *serveCommand) accessError(err error) error {
	if _, ok := errors.AsType[*codedError](err); ok {
		return err
	}
	return directoryError(c.Data, err)
}
