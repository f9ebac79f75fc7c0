package identity

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/sts"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// STS gives the operations of STS, by their name in the API.
func (s *Service) STS() map[string]service.Handler {
	return map[string]service.Handler{
		"GetCallerIdentity": handle(s, getCallerIdentity),
		"AssumeRole":        handle(s, assumeRole),
		"GetSessionToken":   handle(s, getSessionToken),
	}
}

func accessDenied(message string) *shardwell.Error {
	return &shardwell.Error{Code: codeAccessDenied, Message: message}
}

func getCallerIdentity(c *call, _ *sts.GetCallerIdentityRequest) (api.Struct, error) {
	return &sts.GetCallerIdentityResponse{UserId: c.caller.ID, Account: c.caller.Account, Arn: c.caller.ARN}, nil
}

// How long sessions may last (API reference).
const (
	leastSessionSeconds   = 900
	chainedSessionSeconds = 3600
	userSessionSeconds    = 12 * 3600
)

// roleARN is the form of a role's ARN: the partition, the account, and the path
// with the name.
var roleARN = regexp.MustCompile(`^arn:(aws|aws-cn|aws-us-gov):iam::([0-9]{12}):role/((?:[!-.0-~]+/)*)([\w+=,.@-]{1,64})$`)

// roleNamed gives the role of an ARN, or nil.
func (s *Service) roleNamed(arn string) *directory.Entity {
	parts := roleARN.FindStringSubmatch(arn)
	if parts == nil {
		return nil
	}
	e := s.directory.Entity(directory.Key{Account: parts[2], Kind: directory.Role, Name: parts[4]})
	if e == nil || s.arn(e.Account, e.Resource()) != arn {
		return nil
	}
	return e
}

// cannotAssume is what is said of a role that is not there, too, so that nobody
// learns which there are.
func (c *call) cannotAssume(arn string) *shardwell.Error {
	return accessDenied("User: " + c.caller.ARN + " is not authorized to perform: sts:AssumeRole on resource: " + arn)
}

// assumeRole gives credentials of a role. Whether the caller may is decided before,
// by the role's trust policy.
func assumeRole(c *call, in *sts.AssumeRoleRequest) (api.Struct, error) {
	if !roleARN.MatchString(in.RoleArn) {
		return nil, shardwell.Errorf(codeValidation, "%s is invalid", in.RoleArn)
	}
	if c.cfg.Enforced && c.caller.Kind == policy.Root {
		return nil, accessDenied("Roles may not be assumed by root accounts.")
	}
	role := c.roleNamed(in.RoleArn)
	if role == nil {
		return nil, c.cannotAssume(in.RoleArn)
	}
	seconds, err := c.roleSession(role, in.DurationSeconds)
	if err != nil {
		return nil, err
	}
	x := &session{Entity: role.Key, EntityID: role.ID, Name: in.RoleSessionName, SourceIdentity: sourceIdentity(c.caller, in)}
	if in.SourceIdentity != "" && in.SourceIdentity != x.SourceIdentity {
		return nil, accessDenied("The source identity of a session cannot be changed.")
	}
	of := *c
	of.account = role.Account // whose policies those are that the request names
	if err := of.limitSession(x, in); err != nil {
		return nil, err
	}
	credentials, err := c.issue(x, seconds)
	if err != nil {
		return nil, err
	}
	p := c.assumed(role, in.RoleSessionName, nil)
	return &sts.AssumeRoleResponse{
		Credentials: credentials, AssumedRoleUser: &sts.AssumedRoleUser{AssumedRoleId: p.ID, Arn: p.ARN}, SourceIdentity: x.SourceIdentity,
		PackedPolicySize: packed(in),
	}, nil
}

// roleSession gives how long a role's session is to last.
func (c *call) roleSession(role *directory.Entity, asked *int32) (int32, error) {
	if asked == nil {
		return defaultSessionSeconds, nil
	}
	switch {
	case *asked > role.MaxSessionSeconds:
		return 0, &shardwell.Error{Code: codeValidation,
			Message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."}
	case *asked > chainedSessionSeconds && c.caller.Kind == policy.Role:
		return 0, &shardwell.Error{Code: codeValidation,
			Message: "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."}
	}
	return *asked, nil
}

// limitSession gives a session the policies and tags of its request.
func (c *call) limitSession(x *session, in *sts.AssumeRoleRequest) error {
	if in.Policy != "" {
		_, err := policy.Parse(policy.Session, "", in.Policy)
		if long, ok := errors.AsType[*policy.TooLong](err); ok {
			return shardwell.Errorf("PackedPolicyTooLarge", "Packed size of session policy consumes %d%% of allotted space.",
				100*long.Size/max(1, long.Limit))
		}
		if bad, ok := errors.AsType[*policy.Error](err); ok {
			return &shardwell.Error{Code: codeMalformedPolicy, Message: bad.Message}
		}
		if err != nil {
			return err
		}
		x.Policies = append(x.Policies, in.Policy)
	}
	for _, p := range in.PolicyArns {
		ref, err := c.ref(p.Arn)
		if err != nil || !c.exists(ref) {
			return shardwell.Errorf(codeValidation, "The requested policy %s does not exist.", p.Arn)
		}
		x.Managed = append(x.Managed, string(ref))
	}
	return c.tagSession(x, in)
}

// tagSession gives a session the tags of its request, and those that it inherits of the
// caller's, which nobody can change. Keys have no case.
func (c *call) tagSession(x *session, in *sts.AssumeRoleRequest) error {
	invalid := func(message string) error { return &shardwell.Error{Code: "InvalidParameterValue", Message: message} }
	x.Tags = map[string]string{}
	for _, t := range in.Tags {
		if hasFold(x.Tags, t.Key) {
			return invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
		}
		if hasFold(c.caller.Transitive, t.Key) {
			return invalid("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.")
		}
		x.Tags[t.Key] = t.Value
	}
	for _, key := range in.TransitiveTagKeys {
		if !hasFold(x.Tags, key) {
			return invalid("The specified transitive tag key must be included in the requested tags.")
		}
	}
	for key := range x.Tags {
		if slices.ContainsFunc(in.TransitiveTagKeys, func(k string) bool { return strings.EqualFold(k, key) }) {
			x.Transitive = append(x.Transitive, key)
		}
	}
	for key, value := range c.caller.Transitive {
		x.Tags[key] = value
		x.Transitive = append(x.Transitive, key)
	}
	slices.Sort(x.Transitive)
	return nil
}

func hasFold(tags map[string]string, key string) bool {
	for k := range tags {
		if strings.EqualFold(k, key) {
			return true
		}
	}
	return false
}

// packed gives how much of the space for policies and tags a session takes, in percent;
// nil if it has none of its own. AWS packs them in a way that is not known, so this is
// the share of their characters.
func packed(in *sts.AssumeRoleRequest) *int32 {
	n := len(in.Policy)
	for _, p := range in.PolicyArns {
		n += len(p.Arn)
	}
	for _, t := range in.Tags {
		n += len(t.Key) + len(t.Value)
	}
	if n == 0 {
		return nil
	}
	return new(int32(min(100, 1+100*n/policy.Session.Limit())))
}

// getSessionToken gives temporary credentials of the caller.
func getSessionToken(c *call, in *sts.GetSessionTokenRequest) (api.Struct, error) {
	if c.caller.Kind == policy.Role || !c.caller.SessionSince.IsZero() {
		return nil, accessDenied("Cannot call GetSessionToken with session credentials")
	}
	key := c.key(directory.Root, "")
	x := &session{Entity: key, EntityID: c.account}
	seconds, most := int32(userSessionSeconds), int32(3*userSessionSeconds)
	if c.caller.Kind == policy.User {
		x.Entity, x.EntityID = c.key(directory.User, c.caller.Name), c.caller.ID
	} else {
		most = defaultSessionSeconds
		seconds = most
	}
	if in.DurationSeconds != nil {
		seconds = min(*in.DurationSeconds, most)
	}
	credentials, err := c.issue(x, seconds)
	if err != nil {
		return nil, err
	}
	return &sts.GetSessionTokenResponse{Credentials: credentials}, nil
}

// issue makes the credentials of a session.
func (c *call) issue(x *session, seconds int32) (*sts.Credentials, error) {
	now := c.cfg.Clock.Now()
	expires := now.Add(time.Duration(max(seconds, leastSessionSeconds)) * time.Second).Truncate(time.Second)
	secret := newSecret()
	x.AccessKeyID, x.Secret = newID("ASIA", accessKeyIDLetters), secret.Reveal()
	x.Issued, x.Expires = now.UnixMilli(), expires.UnixMilli()
	x.Anybody = !c.cfg.Enforced
	token, err := c.sealToken(c.ctx, x)
	if err != nil {
		return nil, err
	}
	return &sts.Credentials{AccessKeyId: x.AccessKeyID, SecretAccessKey: x.Secret, SessionToken: token, Expiration: expires}, nil
}
