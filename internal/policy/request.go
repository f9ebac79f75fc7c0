package policy

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Request is what is to be decided: who wants to do what to one resource.
// Operations on several resources, or that need several actions, are several
// requests.
type Request struct {
	Principal *Principal
	Action    Action
	// Resource is an ARN, or * for what is about no resource.
	Resource string
	// ResourceAccount owns the resource. If it is "", the account in the ARN does, or
	// the principal's where there is none.
	ResourceAccount string
	// Context has the values of condition keys. Keys about the principal and the
	// resource's account need not be there. nil has none.
	Context Context
	// Called, if set, is what a denial has in place of "resource:" and the ARN. One of a
	// resource that is Veiled does not tell whether there is any, where it is the
	// resource's own policy that denies.
	Called string
	Veiled bool
}

// Action is what is to be done. Make it once with NewAction and use it for all
// requests.
type Action struct {
	name, lower, service string
}

// NewAction gives an action by its name as AWS writes it, such as
// kinesis:PutRecord.
func NewAction(name string) Action {
	lower := strings.ToLower(name)
	service, _, _ := strings.Cut(lower, ":")
	return Action{name, lower, service}
}

// Service is what comes before the colon, in lower case.
func (a Action) Service() string { return a.service }

// String gives the name.
func (a Action) String() string { return a.name }

// Context answers what policies ask about a request. It is asked by one goroutine,
// any number of times, and answers the same each time.
type Context interface {
	// Lookup gives the values of a condition key. The key is in lower case up to its
	// first slash; what follows, the key of a tag, is as the policy has it and is to
	// be compared without regard to case.
	Lookup(key string) Values
}

// Values are the values of a condition key. The zero Values are none.
type Values struct {
	one  string
	many []string
	n    int
}

// One is a single value. The empty string is one.
func One(value string) Values { return Values{one: value, n: 1} }

// Many are the values of a key that can have several. The slice is kept.
func Many(values []string) Values { return Values{many: values, n: len(values)} }

// Len is how many values there are.
func (v Values) Len() int { return v.n }

func (v *Values) at(i int) string {
	if v.many != nil {
		return v.many[i]
	}
	return v.one
}

// Facts is the Context of a request on the wire. It is for one goroutine: values
// are made when a policy first asks for them.
type Facts struct {
	// Now is the time of the request.
	Now time.Time
	// SourceIP is the client's address without a port, "" if it has none.
	SourceIP string
	// TLS says whether the request came encrypted.
	TLS       bool
	UserAgent string
	Region    string
	// Service is that of the action, as Action.Service has it.
	Service string
	// ResourceTags are those of the resource, RequestTags those that the request
	// sets, TagKeys those that it names, set or removed.
	ResourceTags map[string]string
	RequestTags  map[string]string
	TagKeys      []string
	// SessionSince is when temporary credentials were issued; zero if they are not
	// temporary.
	SessionSince time.Time
	// More has further keys, written as Lookup is asked for them, and may overrule
	// all others.
	More map[string][]string

	now, epoch string
}

// Lookup implements Context.
func (f *Facts) Lookup(key string) Values {
	if values, ok := f.More[key]; ok {
		return Many(values)
	}
	name, tag, _ := strings.Cut(key, "/")
	switch name {
	case "aws:sourceip":
		return some(f.SourceIP)
	case "aws:securetransport":
		return truth(f.TLS)
	case "aws:useragent":
		return some(f.UserAgent)
	case "aws:requestedregion":
		return some(f.Region)
	case "aws:currenttime":
		if f.now == "" {
			f.now = f.Now.UTC().Format(time.RFC3339)
		}
		return One(f.now)
	case "aws:epochtime":
		if f.epoch == "" {
			f.epoch = strconv.FormatInt(f.Now.Unix(), 10)
		}
		return One(f.epoch)
	case "aws:tokenissuetime":
		if f.SessionSince.IsZero() {
			return Values{}
		}
		return One(f.SessionSince.UTC().Format(time.RFC3339))
	case "aws:multifactorauthpresent":
		if f.SessionSince.IsZero() { // there with temporary credentials only (documented)
			return Values{}
		}
		return One("false")
	case "aws:viaawsservice": // of a call that comes from a client
		return One("false")
	case "aws:resourcetag":
		return tagValue(f.ResourceTags, tag)
	case "iam:resourcetag": // its older name, for users, roles and policies only
		if f.Service != "iam" {
			return Values{}
		}
		return tagValue(f.ResourceTags, tag)
	case "aws:requesttag":
		return tagValue(f.RequestTags, tag)
	case "aws:tagkeys":
		return Many(f.TagKeys)
	}
	return Values{}
}

// Keys is a Context of values in a map, by keys as canonical as Lookup is asked for
// them; for simulations and tests. NewKeys makes one from keys as people write them.
type Keys map[string][]string

// NewKeys makes a Context of keys in any case.
func NewKeys(values map[string][]string) Keys {
	all := make(Keys, len(values))
	for key, v := range values {
		all[foldKey(key)] = v
	}
	return all
}

// Lookup implements Context.
func (k Keys) Lookup(key string) Values { return Many(k[foldKey(key)]) }

// foldKey is a key without case, for which tags that differ in it are one.
func foldKey(key string) string { return strings.ToLower(key) }

func some(value string) Values {
	if value == "" {
		return Values{}
	}
	return One(value)
}

func truth(is bool) Values {
	if is {
		return One("true")
	}
	return One("false")
}

// tagValue gives the value of a tag: of the one written alike if there is one, of
// the first in order of those that differ in case otherwise.
func tagValue(tags map[string]string, key string) Values {
	if value, ok := tags[key]; ok {
		return One(value)
	}
	var names []string
	for name := range tags {
		if strings.EqualFold(name, key) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return Values{}
	}
	return One(tags[slices.Min(names)])
}

// answer is a condition key and the values that were found for it.
type answer struct {
	key    string
	values Values
}

// lookup gives the values of a condition key, until the next call. The latest answers
// are kept, since statements tend to ask for the same.
func (e *evaluation) lookup(key string) *Values {
	for i := range min(e.answered, len(e.answers)) {
		if a := &e.answers[i]; a.key == key {
			return &a.values
		}
	}
	a := &e.answers[e.answered%len(e.answers)]
	*a = answer{key, e.request.values(key)}
	e.answered++
	return &a.values
}

// values gives the values of a condition key: what the context says, or else what
// is known of the principal.
func (r *Request) values(key string) Values {
	if r.Context != nil {
		if v := r.Context.Lookup(key); v.n > 0 {
			return v
		}
	}
	w := r.Principal
	name, tag, _ := strings.Cut(key, "/")
	switch name {
	case "aws:principalarn":
		return some(w.identityARN())
	case "aws:principalaccount":
		return some(w.Account)
	case "aws:principaltype":
		return some(principalTypes[w.Kind])
	case "aws:principaltag":
		return tagValue(w.Tags, tag)
	case "aws:sourceidentity":
		return some(w.SourceIdentity)
	case "aws:userid":
		return some(w.ID)
	case "aws:username":
		if w.Kind == User {
			return some(w.Name)
		}
	case "aws:principalisawsservice":
		return truth(w.Kind == Service)
	case "aws:principalservicename":
		if w.Kind == Service {
			return some(w.Name)
		}
	case "aws:resourceaccount":
		return some(r.owner())
	}
	return Values{}
}

// single gives the value of a key for a variable, which must have one only.
func (e *evaluation) single(key string) (string, bool) {
	v := e.lookup(key)
	if v.n != 1 {
		return "", false
	}
	return v.at(0), true
}

// owner is the account of the resource.
func (r *Request) owner() string {
	if r.ResourceAccount != "" {
		return r.ResourceAccount
	}
	rest := r.Resource
	for range 4 { // arn, partition, service and region
		_, rest, _ = strings.Cut(rest, ":")
	}
	if account, _, _ := strings.Cut(rest, ":"); isAccount(account) {
		return account
	}
	return r.Principal.Account
}
