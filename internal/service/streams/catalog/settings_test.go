package catalog_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// randomSetting gives a command about one of a few streams, valid or not.
func randomSetting(random *rand.Rand, now log.Millis) []byte {
	t := []shardwell.Tenant{home, other}[random.IntN(2)]
	k := key(t, fmt.Sprint("s", random.IntN(3)))
	uid, delay := "uid-"+k.Name, int64(random.IntN(3))
	small := func(values ...int32) int32 { return values[random.IntN(len(values))] }
	metrics := func() (names []string) {
		for _, name := range []string{"IncomingBytes", "OutgoingBytes", "ALL", "Nonsense"} {
			if random.IntN(4) == 0 {
				names = append(names, name)
			}
		}
		return names
	}
	most := catalog.Limits{InFlight: 4, OnDemandStreams: 2, Shards: 12, WarmMiBps: 10}
	modes := []catalog.Mode{catalog.Provisioned, catalog.OnDemand, "OTHER"}
	switch random.IntN(18) {
	case 0:
		c := catalog.Create{Key: k, UID: uid, Mode: modes[random.IntN(2)], Shards: 1 + random.IntN(4), RetentionHours: 24,
			MaxRecordSizeInKiB: 1024, WarmMiBps: small(0, 0, 5, 11), DelayMillis: delay, Limits: most}
		if c.Mode == catalog.OnDemand {
			c.Distribution = catalog.DistributeByKey
		}
		return c.Encode()
	case 1, 2:
		return catalog.Activate{Key: k, UID: uid}.Encode()
	case 3, 4, 5:
		return catalog.Updated{Key: k, UID: uid}.Encode()
	case 6:
		return catalog.SetRetention{Key: k, Hours: small(0, 23, 24, 48, 8760, 8761), Longer: random.IntN(2) == 0,
			Now: now - log.Millis(random.IntN(1000)), DelayMillis: delay}.Encode()
	case 7:
		return catalog.SetMonitoring{Key: k, On: metrics(), Off: metrics(), DelayMillis: delay}.Encode()
	case 8:
		return catalog.SetMaxRecordSize{Key: k, KiB: small(-1, 0, 1024, 10240), DelayMillis: delay}.Encode()
	case 9:
		c := catalog.SetMode{Key: k, Mode: modes[random.IntN(3)], PerDay: random.IntN(4), Limits: most, DelayMillis: delay}
		if random.IntN(3) == 0 {
			c.WarmMiBps = new(small(-1, 0, 5, 11))
		}
		return c.Encode()
	case 10:
		return catalog.SetEncryption{Key: k, KeyID: []string{"", "key"}[random.IntN(2)], PerDay: random.IntN(4), DelayMillis: delay}.Encode()
	case 11:
		return catalog.SetCommitment{Tenant: t, Enabled: random.IntN(2) == 0}.Encode()
	case 12:
		return catalog.SetWarm{Key: k, MiBps: small(-1, 0, 5, 11), Limits: most, DelayMillis: delay}.Encode()
	case 13:
		return catalog.SetDistribution{Key: k, Strategy: []string{catalog.DistributeAuto, catalog.DistributeByKey, ""}[random.IntN(3)]}.Encode()
	case 14:
		return catalog.NotePeak{Key: k, UID: uid, Shards: random.IntN(9)}.Encode()
	case 15:
		return catalog.Expire{Key: k, UID: uid, Now: now}.Encode()
	case 16:
		return catalog.Freed{Key: k, UID: uid, Logs: []log.LogID{log.Owner(catalog.Owner, 1024+random.Uint64N(20))}}.Encode()
	}
	if random.IntN(4) == 0 {
		return catalog.Delete{Key: k}.Encode()
	}
	return catalog.Removed{Key: k, UID: uid}.Encode()
}

// checkSettings holds a stream against what its settings can be.
func checkSettings(s *catalog.Stream) error {
	onDemand := s.Mode == catalog.OnDemand
	switch {
	case onDemand != (s.Distribution != "") || !onDemand && (s.WarmMiBps != 0 || len(s.Peaks) != 0):
		return fmt.Errorf("mode %s with distribution %q, %d MiB/s warm, peaks %v", s.Mode, s.Distribution, s.WarmMiBps, s.Peaks)
	case (s.EncryptionType == catalog.EncryptionKMS) != (s.KeyID != ""):
		return fmt.Errorf("encryption %s with key %q", s.EncryptionType, s.KeyID)
	case s.RetentionHours < 24 || s.RetentionHours > 8760 || s.WarmMiBps > 10 || s.MaxRecordSizeInKiB < 1:
		return fmt.Errorf("retention %d h, %d MiB/s warm, records of %d KiB", s.RetentionHours, s.WarmMiBps, s.MaxRecordSizeInKiB)
	case slices.Contains(s.ShardMetrics, "ALL") || len(slices.Compact(slices.Sorted(slices.Values(s.ShardMetrics)))) != len(s.ShardMetrics):
		return fmt.Errorf("metrics %v", s.ShardMetrics)
	case (s.Status == catalog.Active) != (s.Deadline == 0) && s.Status != catalog.Updating:
		return fmt.Errorf("status %s with deadline %d", s.Status, s.Deadline)
	case len(s.Open()) == 0:
		return fmt.Errorf("no open shard")
	}
	return nil
}

// Any sequence of commands about settings, valid or not, leaves streams whose
// settings go together; what is refused changes nothing; and what a snapshot
// restores goes on like the original.
func TestAnySettings(t *testing.T) {
	refused, applied := 0, 0
	for seed := range uint64(6) {
		random := rand.New(rand.NewPCG(seed, 7))
		m, at := catalog.New(), begin
		hidden := map[string]log.Millis{}
		for range 200 {
			at = at.Add(time.Duration(random.IntN(5000)) * time.Second)
			command := randomSetting(random, log.Millis(at.UnixMilli()))
			before := snapshot(t, m)
			copied := restored(t, before)
			reply := m.Apply(at, command)
			after := snapshot(t, m)
			if _, isError := reply.(error); isError {
				refused++
				if !bytes.Equal(before, after) {
					t.Fatalf("seed %d: %s was refused with %v and changed\n%s\nto\n%s", seed, command, reply, before, after)
				}
			} else {
				applied++
			}
			if copied.Apply(at, command); !bytes.Equal(snapshot(t, copied), after) {
				t.Fatalf("seed %d: after a restore %s leads to\n%s\nnot\n%s", seed, command, snapshot(t, copied), after)
			}
			for s := range m.All() {
				if err := checkSettings(s); err != nil {
					t.Fatalf("seed %d: after %s stream %s has %v", seed, command, s.Name, err)
				}
				name := s.Region + s.Name + fmt.Sprint(s.CreatedAt)
				if s.HiddenTo < hidden[name] {
					t.Fatalf("seed %d: %s shows again what arrived up to %d", seed, command, hidden[name])
				}
				hidden[name] = s.HiddenTo
			}
		}
	}
	if refused < 100 || applied < 100 {
		t.Errorf("%d commands were refused, %d applied: too few to tell", refused, applied)
	}
}

// A commitment is in force from its beginning to its end, and for 24 hours at
// least, at whatever times it is changed.
func TestCommitmentTimes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	for range 100 {
		m, at := catalog.New(), begin
		wanted, since := false, time.Time{} // by the account; since when it is in force
		for range 30 {
			at = at.Add(time.Duration(random.IntN(20*3600)) * time.Second)
			now := log.Millis(at.UnixMilli())
			if !since.IsZero() && !wanted && !m.Commitment(home).InForce(now) {
				since = time.Time{}
			}
			wanted = random.IntN(2) == 0
			c := m.Apply(at, catalog.SetCommitment{Tenant: home, Enabled: wanted}.Encode()).(catalog.Commitment)
			if wanted && since.IsZero() {
				since = at
			}
			inForce := wanted || !since.IsZero() && at.Before(since.Add(catalog.CommitmentTerm))
			if c.InForce(now) != inForce || c != m.Commitment(home) || wanted && c.StartedAt.Time() != since {
				t.Fatalf("at %v, wanted %v, in force since %v: %+v", at, wanted, since, c)
			}
		}
	}
}
