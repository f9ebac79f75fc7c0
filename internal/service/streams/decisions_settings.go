package streams

import (
	"math"
	"regexp"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/kinesis"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// Texts and choices about settings that no record of AWS's behaviour settles;
// those that the catalog decides on are in catalog/decisions_settings.go.

// errNoStreamARN answers a request that can name its stream by ARN only, and
// does not: the API model does not require it. The code and the words are
// those for requests that take names, too.
func errNoStreamARN() error {
	return &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "StreamARN should be provided."}
}

// addressedForKey gives the stream of a Start- or StopStreamEncryption, or
// refuses what the API model lets pass: the encryption type NONE, which neither
// takes, and a key id that no key can have. The members mean the same for both,
// so both check them; to stop, any key will do, as one key has many names, and one
// that is gone must not keep a stream encrypted.
func addressedForKey(t shardwell.Tenant, name, arn, encryptionType, keyID string) (catalog.Key, error) {
	k, err := addressed(t, name, arn)
	if err != nil {
		return k, err
	}
	if encryptionType != catalog.EncryptionKMS {
		return k, &shardwell.Error{Code: shardwell.CodeInvalidArgument, Message: "EncryptionType must be KMS."}
	}
	if !kmsKeyIDs.MatchString(keyID) {
		return k, shardwell.Errorf(shardwell.CodeKMSNotFound, "Invalid keyId '%s'", keyID)
	}
	return k, nil
}

// kmsKeyIDs are the forms in which KMS takes a key: id, alias, and the ARN of
// either. What is of no such form is refused before the stream is looked for.
var kmsKeyIDs = regexp.MustCompile(`^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key/[A-Za-z0-9-]+|alias/[A-Za-z0-9/_-]+)|[A-Za-z0-9-]+|alias/[A-Za-z0-9/_-]+)$`)

// warmShown says whether a stream's warm throughput is told about: while the
// account is committed. What was asked for stays with the stream and is in force
// again with the next commitment; AWS does not say what becomes of it.
func (s *Service) warmShown(st *catalog.Stream) bool {
	return st.Mode == catalog.OnDemand && st.WarmMiBps > 0 && s.commitment(st.Tenant).InForce(s.now())
}

// describeCommitment tells the times that apply, which AWS does not list: one that
// has ended has no earliest end any more, and one that never was is DISABLED and
// has no times at all.
func describeCommitment(c catalog.Commitment, now log.Millis) *kinesis.MinimumThroughputBillingCommitmentOutput {
	out := &kinesis.MinimumThroughputBillingCommitmentOutput{Status: kinesis.MinimumThroughputBillingCommitmentOutputStatusDisabled}
	if c.StartedAt != 0 {
		out.StartedAt = c.StartedAt.Time()
	}
	switch {
	case !c.InForce(now):
		if c.EndsAt != 0 {
			out.EndedAt = c.EndsAt.Time()
		}
		return out
	case c.EndsAt == 0:
		out.Status = kinesis.MinimumThroughputBillingCommitmentOutputStatusEnabled
	default:
		out.Status = kinesis.MinimumThroughputBillingCommitmentOutputStatusEnabledUntilEarliestAllowedEnd
	}
	out.EarliestAllowedEndAt = c.EarliestEnd().Time()
	return out
}

// shownLimit is a limit as DescribeLimits tells it. One that is off shows as the
// largest number there is. Shards of on-demand streams do not count against the
// shard limit there, as they do not when streams are made.
func shownLimit(most int) int32 {
	if most == 0 || most > math.MaxInt32 {
		return math.MaxInt32
	}
	return int32(most)
}
