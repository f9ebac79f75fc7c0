package main

import (
	"errors"
	"log/slog"
	"path/filepath"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/audit"
	"github.com/shardwell/shardwell/internal/gateway"
	"github.com/shardwell/shardwell/internal/meter"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service/identity"
	"github.com/shardwell/shardwell/internal/vfs"
)

// access is who may do what; all of it is empty if nobody is asked.
type access struct {
	root       *rootKey
	authority  gateway.Authority
	adminToken redact.Secret
	audit      *audit.Log // nil if there is to be none
	auditDir   vfs.FS     // where it is
}

// openAccess opens what --auth asks for. people are who there is beside the root;
// they are there if signatures are verified. shown says whether the terminal shows
// what is printed. What it gives must be closed.
func (c *serveCommand) openAccess(dir vfs.FS, people *identity.Service, shown bool, log *slog.Logger) (*access, error) {
	if !c.verifies() {
		return &access{}, nil
	}
	root, err := c.openRootKey(dir, shown)
	if err != nil {
		return nil, c.accessError(err)
	}
	token, err := c.openAdminToken(dir)
	if err != nil {
		return nil, c.accessError(err)
	}
	// They are not to be seen in any file, and may be from when anybody could make them.
	if ids := people.RootKeys(c.Account); len(ids) > 0 {
		log.Warn("the root user has access keys beside the root key; shardwell keys lists and deletes them", "accessKeys", ids)
	}
	tenant := shardwell.Tenant{Account: c.Account, Region: c.Region}
	a := &access{root: root, authority: root.authority(tenant, people), adminToken: token}
	if c.AuditLog == "" {
		return a, nil
	}
	if a.auditDir, err = vfs.OS(filepath.Dir(c.AuditLog)); err != nil {
		return nil, coded(exitUsage, "--audit-log: %w", onlyCause(err))
	}
	if a.audit, err = audit.Open(a.auditDir, filepath.Base(c.AuditLog), audit.Config{Log: log}); err != nil {
		return nil, errors.Join(coded(exitUsage, "--audit-log: %w", err), closeFS(a.auditDir))
	}
	return a, nil
}

// checkAccess refuses flags that do not go together.
func (c *serveCommand) checkAccess() error {
	if c.verifies() {
		return nil
	}
	for flag, value := range map[string]string{"--root-key-file": c.RootKeyFile, "--audit-log": c.AuditLog, "--admin-token-file": c.AdminTokenFile} {
		if value != "" {
			return coded(exitUsage, "%s makes sense only with --auth sigv4", flag)
		}
	}
	return nil
}

// close ends the audit log, if there is one.
func (a *access) close() error {
	if a.audit == nil {
		return nil
	}
	return errors.Join(a.audit.Close(), closeFS(a.auditDir))
}

// checks are the parts whose health is shown.
func (a *access) checks() []gateway.Check {
	if a.audit == nil {
		return nil
	}
	return []gateway.Check{{Name: "audit", State: a.audit.Health}}
}

// collect tells of the audit log.
func (a *access) collect(m *meter.Collection) {
	if a.audit != nil {
		m.Counter("shardwell_audit_lines_lost_total", "Lines that the audit log should have and has not.", float64(a.audit.Lost()))
	}
}

// accessError words what is wrong with a file of the data directory.
func (c *serveCommand) accessError(err error) error {
	if _, ok := errors.AsType[*codedError](err); ok {
		return err
	}
	return directoryError(c.Data, err)
}
