package identity

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/shardwell/shardwell/internal/envelope"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/redact"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// known is what has been worked out of one version of the directory.
type known struct {
	version uint64
	keys    memory[credential, holder]
	grants  memory[string, grants] // by the ARN of a user or role
}

// credential is what a request is signed with, but for the secret.
type credential struct{ accessKeyID, token string }

// holder is what is known of a credential.
type holder struct {
	key     sigv4.Key
	expires time.Time // zero: never
}

// grants is what an identity's own policies say.
type grants struct {
	id       string // the identity's
	identity []*policy.Policy
	boundary *policy.Policy
}

// current gives what is known of the directory as it is now.
func (s *Service) current() *known {
	k, version := s.known.Load(), s.directory.Version()
	if k.version == version {
		return k
	}
	return &known{version: version}
}

// learn adds to what is known, unless the directory has changed since k was current.
func (s *Service) learn(k *known, add func(k *known)) {
	s.learning.Lock()
	defer s.learning.Unlock()
	if s.directory.Version() != k.version {
		return
	}
	if now := s.known.Load(); now.version == k.version {
		k = now // which others may have added to
	} else {
		s.known.Store(k)
	}
	add(k)
}

// Key finds an access key; see gateway.Authority.
func (s *Service) Key(accessKeyID, sessionToken string) sigv4.Key {
	c := credential{accessKeyID, sessionToken}
	k := s.current()
	h := k.keys.get(c.accessKeyID, c)
	if h == nil {
		if h = s.find(c); h == nil {
			return sigv4.Key{}
		}
		s.learn(k, func(k *known) { k.keys.put(c.accessKeyID, c, h) })
	}
	if !h.expires.IsZero() && !s.cfg.Clock.Now().Before(h.expires) {
		expired := h.key
		expired.Status = sigv4.Expired
		return expired
	}
	return h.key
}

// Known gives who has an access key, and a session token if there is one, whether or not
// it still works; nil if nobody has. It is for servers that verify no signatures.
func (s *Service) Known(accessKeyID, sessionToken string) *service.Caller {
	if s == nil {
		return nil
	}
	caller, _ := s.Key(accessKeyID, sessionToken).Holder.(*service.Caller)
	return caller
}

// find works out who has a credential; nil if nobody has.
func (s *Service) find(c credential) *holder {
	if c.token != "" {
		return s.findSession(c)
	}
	k := s.directory.Key(c.accessKeyID)
	if k == nil {
		return nil
	}
	e := s.directory.Entity(k.Owner)
	if e == nil {
		return nil
	}
	secret, err := envelope.Open(s.cfg.MasterKey, secretPurpose(k.ID), k.Sealed)
	if err != nil {
		s.cfg.Log.Error("the secret of an access key cannot be opened", "accessKey", k.ID, "error", err)
		return nil
	}
	status := sigv4.Active
	if !k.Active {
		status = sigv4.Inactive
	}
	caller := s.callerOf(e)
	caller.AccessKeyID, caller.Use = k.ID, s.uses.of(k.ID, s.cfg.Clock.Now)
	return &holder{key: sigv4.Key{Secret: redact.New(string(secret)), Status: status, Holder: caller}}
}

// callerOf is an entity that acts for itself.
func (s *Service) callerOf(e *directory.Entity) *service.Caller {
	if e.Kind == directory.Root {
		return service.Root(s.cfg.Partition, e.Account, "")
	}
	return &service.Caller{Principal: policy.Principal{
		Kind: policy.User, Account: e.Account, ARN: s.arn(e.Account, e.Resource()), Name: e.Name, ID: e.ID, Tags: e.Tags,
	}}
}

// findSession works out who has temporary credentials.
func (s *Service) findSession(c credential) *holder {
	x, ok := s.openToken(c.accessKeyID, c.token)
	if !ok || x.Anybody && s.cfg.Enforced {
		return nil
	}
	e := s.directory.Entity(x.Entity)
	if e == nil && x.Entity.Kind == directory.Root {
		e = &directory.Entity{Key: x.Entity, ID: x.Entity.Account}
	}
	if e == nil || e.ID != x.EntityID {
		return nil // the user or role is gone
	}
	caller := s.callerOf(e)
	if e.Kind == directory.Role {
		caller.Principal = s.assumed(e, x.Name, x.Tags)
		caller.SourceIdentity = x.SourceIdentity
		for _, key := range x.Transitive {
			if caller.Transitive == nil {
				caller.Transitive = map[string]string{}
			}
			caller.Transitive[key] = x.Tags[key]
		}
	}
	caller.AccessKeyID, caller.SessionSince = c.accessKeyID, time.UnixMilli(x.Issued)
	caller.Session = s.sessionPolicies(x)
	return &holder{
		key:     sigv4.Key{Secret: redact.New(x.Secret), Status: sigv4.Active, Holder: caller},
		expires: time.UnixMilli(x.Expires),
	}
}

// assumed is the principal of a session of a role.
func (s *Service) assumed(role *directory.Entity, name string, tags map[string]string) policy.Principal {
	all := maps.Clone(role.Tags)
	if all == nil {
		all = map[string]string{}
	}
	for key := range tags { // keys that differ in case alone are the same
		maps.DeleteFunc(all, func(k, _ string) bool { return strings.EqualFold(k, key) })
	}
	maps.Copy(all, tags)
	return policy.Principal{
		Kind: policy.Role, Account: role.Account,
		ARN:     "arn:" + s.cfg.Partition + ":sts::" + role.Account + ":assumed-role/" + role.Name + "/" + name,
		RoleARN: s.arn(role.Account, role.Resource()), ID: role.ID + ":" + name, Tags: all,
	}
}

// sessionPolicies reads the policies of a session.
func (s *Service) sessionPolicies(x *session) []*policy.Policy {
	var found []*policy.Policy
	for _, text := range x.Policies {
		found = append(found, s.stored(policy.Session, "session policy", text))
	}
	for _, ref := range x.Managed {
		found = append(found, s.managed(directory.Ref(ref)))
	}
	return found
}

// Decide says whether a caller may; see gateway.Authority.
func (s *Service) Decide(c *service.Caller, r *policy.Request, p policy.Policies) policy.Decision {
	r.Principal = &c.Principal
	if c.Kind == policy.User || c.Kind == policy.Role {
		p.Identity, p.Boundary = nobodys, nil
		if g := s.grantsOf(c); g.id != "" && (g.id == c.ID || strings.HasPrefix(c.ID, g.id+":")) {
			p.Identity, p.Boundary = g.identity, g.boundary
		}
	}
	p.Session = c.Session
	return policy.Decide(r, &p)
}

// nobodys are the policies of a user or role that is gone, or that has been renamed or
// made anew, since its request was believed: what denied it anything can no longer be
// found.
var nobodys = []*policy.Policy{denyAll}

// grantsOf gives the policies of a user or role: its own, and those of a user's
// groups. There is no id in them if it is gone.
func (s *Service) grantsOf(c *service.Caller) *grants {
	arn, k := c.ARN, directory.Key{Account: c.Account, Kind: directory.User, Name: c.Name}
	if c.Kind == policy.Role {
		arn = c.RoleARN
		k.Kind, k.Name = directory.Role, arn[strings.LastIndexByte(arn, '/')+1:]
	}
	now := s.current()
	if g := now.grants.get(arn, arn); g != nil {
		return g
	}
	g := &grants{}
	if e := s.directory.Entity(k); e != nil {
		g.id, g.identity = e.ID, s.policiesOf(e)
		for _, name := range e.Groups {
			group := s.directory.Entity(directory.Key{Account: k.Account, Kind: directory.Group, Name: name})
			if group == nil { // it is just being renamed
				g.identity = nobodys
				break
			}
			g.identity = append(g.identity, s.policiesOf(group)...)
		}
		if e.Boundary != "" {
			g.boundary = s.managed(e.Boundary)
		}
	}
	s.learn(now, func(k *known) { k.grants.put(arn, arn, g) })
	return g
}

// inlineKinds says as what an entity's inline policies are read.
var inlineKinds = map[directory.Kind]policy.Kind{
	directory.User: policy.UserInline, directory.Group: policy.GroupInline, directory.Role: policy.RoleInline,
}

// policiesOf gives an entity's own policies.
func (s *Service) policiesOf(e *directory.Entity) (found []*policy.Policy) {
	for _, name := range slices.Sorted(maps.Keys(e.Inline)) {
		found = append(found, s.stored(inlineKinds[e.Kind], name, e.Inline[name].Text))
	}
	for _, ref := range e.Attached {
		found = append(found, s.managed(ref))
	}
	return found
}

// managed gives the default version of a managed policy.
func (s *Service) managed(ref directory.Ref) *policy.Policy {
	arn := s.refARN(ref)
	if m, ok := policy.FindAWSManaged(arn); ok {
		return s.stored(policy.Managed, arn, m.Document)
	}
	p := s.directory.Policy(ref)
	if p == nil || p.Version(p.Default) == nil {
		return denyAll
	}
	return s.stored(policy.Managed, arn, p.Version(p.Default).Document)
}

// stored reads a policy that was accepted once.
func (s *Service) stored(kind policy.Kind, name, text string) *policy.Policy {
	p, err := policy.ParseStored(kind, name, text)
	if err != nil {
		s.cfg.Log.Error("a stored policy cannot be read, and keeps what it is attached to from everything", "policy", name, "error", err)
		return denyAll
	}
	return p
}

// denyAll stands for a policy that cannot be read: it may have been one that
// denies.
var denyAll = mustParse(`{"Version":"2012-10-17","Statement":[{"Sid":"Unreadable","Effect":"Deny","Action":"*","Resource":"*"}]}`)

func mustParse(text string) *policy.Policy {
	p, err := policy.Parse(policy.Managed, "unreadable", text)
	if err != nil {
		panic("identity: the policy that denies all cannot be read: " + err.Error())
	}
	return p
}

func (s *Service) refARN(r directory.Ref) string {
	return "arn:" + s.cfg.Partition + ":iam::" + string(r)
}
