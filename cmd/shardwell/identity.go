package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/clock"
	"github.com/shardwell/shardwell/internal/gateway"
	storelog "github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/identity"
	"github.com/shardwell/shardwell/internal/service/keys"
	kinesisstreams "github.com/shardwell/shardwell/internal/service/streams"
	"github.com/shardwell/shardwell/internal/wire"
)

// openIdentity opens IAM and STS. Where their data cannot be read or written, and
// nobody's signature is verified anyway, the server does without them and gives
// nil: that is better than not to serve the streams that there are.
func (c *serveCommand) openIdentity(ctx context.Context, store *storage, clk *clock.Clock, log *slog.Logger) (*identity.Service, error) {
	people, err := identity.Open(ctx, store.engine, identity.Config{
		MasterKey: store.key, Partition: shardwell.Partition(c.Region), Enforced: c.verifies(), Clock: clk, Log: log,
	})
	if err == nil {
		return people, nil
	}
	if onlyReading(err) && !c.verifies() {
		log.Warn("IAM and STS cannot be served while their data cannot be read or written", "error", err)
		return nil, nil
	}
	return nil, c.openError("who may do what", err)
}

// identityServices are IAM and STS as the gateway knows them; none of nil.
func identityServices(people *identity.Service) []gateway.Service {
	if people == nil {
		return nil
	}
	return []gateway.Service{
		{API: iam.Service, Handlers: people.IAM(), Words: wire.IAM, Access: people.IAMAccess},
		{API: sts.Service, Handlers: people.STS(), Access: people.STSAccess},
	}
}

// machineLog says whether a log carries a state machine, and not the records of a
// shard.
func machineLog(id storelog.LogID) bool {
	return kinesisstreams.MachineLog(id) || identity.MachineLog(id) || keys.MachineLog(id)
}

// where says in words what a part of a log holds; "" if nobody knows. survey is of
// the same logs.
func where(survey *kinesisstreams.Survey, id storelog.LogID, first, last storelog.Position) string {
	if words, ok := survey.Where(id, first, last); ok {
		return words
	}
	switch {
	case identity.MachineLog(id):
		return fmt.Sprintf("the users, groups, roles, policies and access keys of IAM, entries %d to %d", first, last)
	case keys.MachineLog(id):
		return fmt.Sprintf("the keys of KMS, entries %d to %d", first, last)
	}
	return ""
}
