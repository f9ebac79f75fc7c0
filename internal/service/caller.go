package service

import (
	"context"
	"time"

	"github.com/shardwell/shardwell/internal/policy"
)

// Caller is who makes a request. It may be shared by requests and does not change.
type Caller struct {
	// Principal is who it is to policies: account, ARN, kind, name, id and tags.
	policy.Principal
	// AccessKeyID is what the request was signed with; "" where nobody asked.
	AccessKeyID string
	// Use notes the uses of that access key; nil if nobody asks for them.
	Use *KeyUse
	// SessionSince is when temporary credentials were issued; zero if they are not
	// temporary.
	SessionSince time.Time
	// Transitive are the tags of a role's session that sessions which it begins have,
	// too.
	Transitive map[string]string
	// Session are the policies that a session was given when it began.
	Session []*policy.Policy
}

// Root is the root of an account in a partition, who may do all in it.
func Root(partition, account, accessKeyID string) *Caller {
	return &Caller{
		Principal: policy.Principal{
			Kind: policy.Root, Account: account, ARN: "arn:" + partition + ":iam::" + account + ":root", ID: account,
		},
		AccessKeyID: accessKeyID,
	}
}

// callerKey is the key of the context by which a handler finds its caller.
type callerKey struct{}

// WithCaller gives a context that says who calls.
func WithCaller(ctx context.Context, c *Caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

// CallerOf gives who calls a handler, by its context: with authentication off, whoever
// has the access key that was named, or else the root of the account that is called. nil
// in a context that is no handler's.
func CallerOf(ctx context.Context) *Caller {
	c, _ := ctx.Value(callerKey{}).(*Caller)
	return c
}
