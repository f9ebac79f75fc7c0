package streams

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// ListShards lists shards by id, closed ones included, unless a filter selects
// fewer. The stream is named by name or ARN, or by the NextToken of an earlier
// page, which also holds the filter. Clients rely on it that the shards open
// at one instant cover the hash space once, so a filter by time is resolved to
// an instant when the first page is asked for, and a shard is open from the
// instant it opened to just before it closed, where its children open.
func (s *Service) listShards(_ context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
	req := in.(*kinesis.ListShardsInput)
	now := s.data.clock.now()
	st, sel, err := s.selectShards(t, req, now)
	if err != nil {
		return service.Reply{}, err
	}
	limit := pageSize(req.MaxResults, shardwell.MaxListedShards)
	out := &kinesis.ListShardsOutput{Shards: kinesis.ShardList{}}
	for _, sh := range retainedShards(st, sel.Dead) {
		if !sel.takes(sh) {
			continue
		}
		if len(out.Shards) == limit {
			sel.After = out.Shards[limit-1].ShardId
			if out.NextToken, err = s.sealShardsPage(t.Region, now, sel); err != nil {
				return service.Reply{}, err
			}
			break
		}
		out.Shards = append(out.Shards, describeShard(sh))
	}
	return service.Reply{Body: out}, nil
}

// shardSelection is which shards of which stream a list holds. It is what a
// NextToken carries.
type shardSelection struct {
	// Account is the stream's, which whoever turns the pages need not be of.
	Account string     `json:"c"`
	Stream  string     `json:"s"`
	UID     string     `json:"u"`
	After   string     `json:"a,omitempty"` // only ids above this one
	Dead    log.Millis `json:"d"`           // only shards that closed after it: those that had not expired
	OpenAt  log.Millis `json:"o,omitempty"` // only shards open at this instant
	From    log.Millis `json:"f,omitempty"` // only shards open at this instant or later
}

// sealShardsPage gives a NextToken that opens in the region only.
func (s *Service) sealShardsPage(region string, now time.Time, sel shardSelection) (string, error) {
	payload, err := json.Marshal(sel)
	if err != nil {
		return "", fmt.Errorf("seal page of shards: %w", err)
	}
	return s.tokens.sealPage(kindShardsPage, shardwell.Tenant{Region: region}, now, payload), nil
}

// openShardsPage opens a NextToken that was given in t's region, whosever the stream
// is. The first release's are bound to the account and do not name it; of those too
// an expired one is told from one that is none.
func (s *Service) openShardsPage(t shardwell.Tenant, now time.Time, token string) (sel shardSelection, err error) {
	payload, err := s.tokens.openPage(kindShardsPage, shardwell.Tenant{Region: t.Region}, now, token)
	if err != nil {
		var bound error
		if payload, bound = s.tokens.openPage(kindShardsPage, t, now, token); bound != nil {
			if expired, ok := errors.AsType[*shardwell.Error](bound); ok && expired.Code == shardwell.CodeExpiredNextToken {
				err = bound
			}
			return sel, err
		}
		sel.Account = t.Account
	}
	if err := json.Unmarshal(payload, &sel); err != nil {
		return sel, fmt.Errorf("open page of shards: %w", err)
	}
	return sel, nil
}

// selectShards gives the stream and the selection that a request asks for.
func (s *Service) selectShards(t shardwell.Tenant, req *kinesis.ListShardsInput, now time.Time) (*catalog.Stream, shardSelection, error) {
	var sel shardSelection
	if req.NextToken != "" {
		if err := checkAloneWithToken(req); err != nil {
			return nil, sel, err
		}
		sel, err := s.openShardsPage(t, now, req.NextToken)
		if err == nil && sel.Account != t.Account {
			// Nobody has asked whether a stranger may.
			err = errInvalidNextToken()
		}
		if err != nil {
			return nil, sel, err
		}
		st, err := s.listable(t, sel.Stream, "")
		if err == nil && st.UID != sel.UID {
			err = catalog.NotFound(st.Key)
		}
		return st, sel, err
	}
	if req.StreamName == "" && req.StreamARN == "" {
		return nil, sel, errListShardsNamesNothing()
	}
	st, err := s.listable(t, req.StreamName, req.StreamARN)
	if err != nil {
		return nil, sel, err
	}
	if !madeAt(st, req.StreamCreationTimestamp) {
		return nil, sel, catalog.NotFound(st.Key)
	}
	sel = shardSelection{
		Account: st.Account, Stream: st.Name, UID: st.UID, After: req.ExclusiveStartShardId, Dead: horizon(st, s.data.clock.retention()),
	}
	return st, sel, sel.filter(st, req.ShardFilter, now)
}

// madeAt says whether a request's StreamCreationTimestamp, zero if it has none, is
// the stream's, to the second.
func madeAt(st *catalog.Stream, at time.Time) bool {
	return at.IsZero() || at.Unix() == creationTimestamp(st).Unix()
}

// listable gives a stream whose shards can be listed: AWS answers that of any
// other state as in use, so that clients come back.
func (s *Service) listable(t shardwell.Tenant, name, arn string) (*catalog.Stream, error) {
	st, err := s.find(t, name, arn)
	if err != nil {
		return nil, err
	}
	if !st.Writable() {
		return nil, catalog.NotActive(st)
	}
	return st, nil
}

// filter narrows the selection. An instant from which on the shards have not
// changed is that of their newest change: shards that change while a client
// turns the pages have an instant of their own, so that all pages are of one set.
func (sel *shardSelection) filter(st *catalog.Stream, f *kinesis.ShardFilter, now time.Time) error {
	if f == nil {
		return nil
	}
	if err := checkShardFilter(f, now); err != nil {
		return err
	}
	// Where the oldest readable records are.
	oldest := max(st.CreatedAt, sel.Dead)
	newest := log.Millis(0)
	for _, sh := range st.Open() {
		newest = max(newest, sh.OpenedAt)
	}
	switch f.Type {
	case kinesis.ShardFilterTypeAfterShardId:
		sel.After = max(sel.After, f.ShardId)
	case kinesis.ShardFilterTypeAtTrimHorizon:
		sel.OpenAt = min(oldest, newest)
	case kinesis.ShardFilterTypeAtLatest:
		sel.OpenAt = newest
	case kinesis.ShardFilterTypeAtTimestamp:
		sel.OpenAt = min(max(oldest, millis(f.Timestamp)), newest)
	case kinesis.ShardFilterTypeFromTimestamp:
		sel.From = max(oldest, millis(f.Timestamp))
	}
	return nil
}

// checkShardFilter refuses a filter whose members do not go with its type.
func checkShardFilter(f *kinesis.ShardFilter, now time.Time) error {
	byID := f.Type == kinesis.ShardFilterTypeAfterShardId
	byTime := f.Type == kinesis.ShardFilterTypeAtTimestamp || f.Type == kinesis.ShardFilterTypeFromTimestamp
	switch {
	case byID && f.ShardId == "":
		return errShardFilterMember(f.Type, "must", "ShardId")
	case !byID && f.ShardId != "":
		return errShardFilterMember(f.Type, "cannot", "ShardId")
	case byTime && f.Timestamp.IsZero():
		return errShardFilterMember(f.Type, "must", "Timestamp")
	case !byTime && !f.Timestamp.IsZero():
		return errShardFilterMember(f.Type, "cannot", "Timestamp")
	case f.Timestamp.After(now):
		return errTimestampInFuture(f.Timestamp, now)
	}
	return nil
}

// checkAloneWithToken refuses what a NextToken already holds.
func checkAloneWithToken(req *kinesis.ListShardsInput) error {
	switch {
	case req.StreamName != "" || req.StreamARN != "":
		return errBesideNextToken("StreamName")
	case req.ExclusiveStartShardId != "":
		return errBesideNextToken("ExclusiveStartShardId")
	case !req.StreamCreationTimestamp.IsZero():
		return errBesideNextToken("StreamCreationTimestamp")
	case req.ShardFilter != nil:
		return errBesideNextToken("ShardFilter")
	}
	return nil
}
