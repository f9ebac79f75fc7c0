package keys

import (
	"context"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/service"
)

// Unavailable is a service.Keys that has none to give: what stands in for keys that
// cannot be read, so that nothing is stored unencrypted for want of them. Safe for
// concurrent use.
type Unavailable struct{}

var errUnavailable = &service.KeyError{Kind: service.KeyInvalidState, Message: "The keys of this server cannot be read at the moment."}

// Key implements service.Keys.
func (Unavailable) Key(shardwell.Tenant, string) (service.Key, error) {
	return service.Key{}, errUnavailable
}

// GenerateDataKey implements service.Keys.
func (Unavailable) GenerateDataKey(context.Context, shardwell.Tenant, string, map[string]string) (service.DataKey, error) {
	return service.DataKey{}, errUnavailable
}

// Decrypt implements service.Keys.
func (Unavailable) Decrypt(context.Context, shardwell.Tenant, []byte, map[string]string) ([]byte, error) {
	return nil, errUnavailable
}
