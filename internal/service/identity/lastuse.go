package identity

import (
	"context"
	"sync"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

const (
	// writeUsesEvery is how long the uses of keys are only in memory. AWS tells them
	// within hours, too.
	writeUsesEvery = time.Hour
	// usesPerCommand keeps commands short.
	usesPerCommand = 500
	// neverUsed stands for service and region of a key that was not used (API
	// reference).
	neverUsed = "N/A"
)

// uses knows the last use of each access key that was looked for since the start. Any
// goroutine may use it.
type uses struct {
	byKey sync.Map // id to *service.KeyUse
}

// of gives what notes the uses of a key, which must exist.
func (u *uses) of(id string, now func() time.Time) *service.KeyUse {
	found, ok := u.byKey.Load(id)
	if !ok {
		found, _ = u.byKey.LoadOrStore(id, service.NewKeyUse(now))
	}
	return found.(*service.KeyUse)
}

// lastUse gives the last use of a key, nil if there was none.
func (s *Service) lastUse(k *directory.AccessKey) *directory.Use {
	found, ok := s.uses.byKey.Load(k.ID)
	if !ok {
		return k.LastUsed
	}
	last := found.(*service.KeyUse).Last()
	if last == nil {
		return k.LastUsed
	}
	return &directory.Use{At: log.Millis(last.At.UnixMilli()), Service: last.Service, Region: last.Region}
}

// keepUses writes the uses of keys down now and then, and when the service ends.
func (s *Service) keepUses(ctx context.Context) {
	tick := time.NewTicker(writeUsesEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.writeUses(ctx)
		case <-ctx.Done():
			s.writeUses(context.WithoutCancel(ctx))
			return
		}
	}
}

// writeUses writes down what is new, and forgets keys that are gone. What cannot be
// written is tried again the next time.
func (s *Service) writeUses(ctx context.Context) {
	fresh := map[string]directory.Use{}
	write := func() {
		if len(fresh) == 0 {
			return
		}
		if _, err := s.propose(ctx, directory.KeysUsed{Uses: fresh}.Encode()); err != nil {
			s.cfg.Log.Warn("when access keys were used last cannot be written down", "error", err)
		}
		clear(fresh)
	}
	s.uses.byKey.Range(func(id, _ any) bool {
		k := s.directory.Key(id.(string))
		if k == nil {
			s.uses.byKey.Delete(id)
			return true
		}
		if use := s.lastUse(k); use != nil && (k.LastUsed == nil || *use != *k.LastUsed) {
			fresh[k.ID] = *use
		}
		if len(fresh) == usesPerCommand {
			write()
		}
		return true
	})
	write()
}

// askOfKey asks about the user whose access key it is. Who is denied is not told who
// that is, or that there is such a key.
func (s *Service) askOfKey(t shardwell.Tenant, id string, ask *service.Ask) {
	ask.Told = s.arn(t.Account, "user/*")
	ask.Resource = ask.Told
	if k := s.directory.Key(id); k != nil && k.Owner.Account == t.Account {
		if owner := s.directory.Entity(k.Owner); owner != nil {
			ask.Resource, ask.Tags = s.arn(t.Account, owner.Resource()), owner.Tags
		}
	}
}

// getAccessKeyLastUsed denies what it knows nothing about, whoever asks (recorded from
// AWS).
func getAccessKeyLastUsed(c *call, in *iam.GetAccessKeyLastUsedRequest) (api.Struct, error) {
	k := c.directory.Key(in.AccessKeyId)
	if k == nil || k.Owner.Account != c.account {
		return nil, accessDenied("User: " + c.caller.ARN + " is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key " + in.AccessKeyId)
	}
	shown := &iam.AccessKeyLastUsed{ServiceName: neverUsed, Region: neverUsed}
	if use := c.lastUse(k); use != nil {
		shown.LastUsedDate, shown.ServiceName, shown.Region = use.At.Time(), use.Service, use.Region
	}
	return &iam.GetAccessKeyLastUsedResponse{UserName: ownerName(k.Owner), AccessKeyLastUsed: shown}, nil
}
