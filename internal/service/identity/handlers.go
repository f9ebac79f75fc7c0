package identity

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/policy"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/identity/directory"
)

// Codes of refusals that are not the directory's (API models, AWS docs).
const (
	codeMalformedPolicy = "MalformedPolicyDocument"
	codeValidation      = "ValidationError"
	codeInvalidInput    = "InvalidInput"
	codeAccessDenied    = "AccessDenied"
)

// call is one call of an operation.
type call struct {
	*Service
	ctx     context.Context
	account string
	caller  *service.Caller
}

// handle makes a Handler of a function of an operation's input type.
func handle[I any](s *Service, do func(c *call, in *I) (api.Struct, error)) service.Handler {
	return func(ctx context.Context, t shardwell.Tenant, in api.Struct) (service.Reply, error) {
		caller := service.CallerOf(ctx)
		if caller == nil {
			caller = service.Root(s.cfg.Partition, t.Account, "")
		}
		out, err := do(&call{s, ctx, t.Account, caller}, in.(any).(*I))
		return service.Reply{Body: out}, err
	}
}

// IAM gives the operations of IAM, by their name in the API.
func (s *Service) IAM() map[string]service.Handler {
	all := s.userHandlers()
	for _, more := range []map[string]service.Handler{
		s.groupHandlers(), s.roleHandlers(), s.inlineHandlers(), s.attachedHandlers(), s.managedHandlers(), s.keyHandlers(), s.simulateHandlers(),
		s.accountHandlers(), s.changeHandlers(), s.profileHandlers(), s.absentHandlers(),
	} {
		maps.Copy(all, more)
	}
	return all
}

// key names an entity of the account.
func (c *call) key(kind directory.Kind, name string) directory.Key {
	return directory.Key{Account: c.account, Kind: kind, Name: name}
}

// entity gives an entity of the account, or why there is none.
func (c *call) entity(kind directory.Kind, name string) (*directory.Entity, error) {
	e := c.directory.Entity(c.key(kind, name))
	if e == nil {
		return nil, directory.NotFound(c.key(kind, name))
	}
	return e, nil
}

// self is who is meant where an operation on a user names none: the user that
// calls, or the account's root.
func (c *call) self(name string) (directory.Key, error) {
	switch {
	case name != "":
		return c.key(directory.User, name), nil
	case c.caller.Kind == policy.User:
		return c.key(directory.User, c.caller.Name), nil
	case c.caller.Kind == policy.Root:
		return c.key(directory.Root, ""), nil
	}
	return directory.Key{}, &shardwell.Error{Code: codeValidation, Message: "Must specify userName when calling with non-User credentials"}
}

// pathOr gives a path, which is / if the request has none.
func pathOr(path string) string { return cmp.Or(path, "/") }

// tagsOf gives the tags of a request on a user or role, whose keys have no case.
func tagsOf(list iam.TagListType) (map[string]string, error) {
	found := make(map[string]string, len(list))
	for i := range list {
		for key := range found {
			if strings.EqualFold(key, list[i].Key) {
				return nil, &shardwell.Error{Code: codeInvalidInput,
					Message: "Duplicate tag keys found. Please note that Tag keys are case insensitive."}
			}
		}
		found[list[i].Key] = list[i].Value
	}
	return found, nil
}

// tagsWithCase gives the tags of a request on a policy or instance profile, whose keys
// have a case (recorded from AWS of policies, documented of all but users and roles).
func tagsWithCase(list iam.TagListType) (map[string]string, error) {
	found := make(map[string]string, len(list))
	for i := range list {
		if _, has := found[list[i].Key]; has {
			return nil, &shardwell.Error{Code: codeInvalidInput, Message: "Duplicate tag keys found."}
		}
		found[list[i].Key] = list[i].Value
	}
	return found, nil
}

// tagList gives tags as the API has them, by key.
func tagList(tags map[string]string) iam.TagListType {
	list := iam.TagListType{}
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		list = append(list, iam.Tag{Key: key, Value: tags[key]})
	}
	return list
}

// policyTagList gives a policy's tags in the order of policyTagOrder.
func policyTagList(tags map[string]string) iam.TagListType {
	list := tagList(tags)
	slices.SortFunc(list, func(a, b iam.Tag) int { return strings.Compare(policyTagOrder(a), policyTagOrder(b)) })
	return list
}

// policyTagOrder orders the tags of policies: short keys come first (recorded from AWS).
func policyTagOrder(t iam.Tag) string { return fmt.Sprintf("%04d%s", len(t.Key), t.Key) }

// echo gives the tags of a request as the answer has them, or nil if there are none.
func echo(tags iam.TagListType) iam.TagListType {
	if len(tags) == 0 {
		return nil
	}
	return tags
}

// tagsShown is tagList for answers that leave no tags out.
func tagsShown(tags map[string]string) iam.TagListType {
	if len(tags) == 0 {
		return nil
	}
	return tagList(tags)
}

// document escapes a policy as IAM's answers have it: by RFC 3986.
func document(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

// date gives a time as IAM knows it: in seconds.
func date(at log.Millis) time.Time { return at.Time().Truncate(time.Second) }

// checkDocument refuses what is no policy of the kind. tooLong is what is said of
// one that is too long.
func checkDocument(kind policy.Kind, text string, tooLong func(limit int) error) error {
	_, err := policy.Parse(kind, "", text)
	if long, ok := errors.AsType[*policy.TooLong](err); ok {
		return tooLong(long.Limit)
	}
	if bad, ok := errors.AsType[*policy.Error](err); ok {
		return &shardwell.Error{Code: codeMalformedPolicy, Message: bad.Message}
	}
	return err
}

func overQuota(quota string) func(limit int) error {
	return func(limit int) error { return directory.OverQuota(quota, limit) }
}

// defaultPage is how many items a page of a list has where the request does not
// say (API reference).
const defaultPage = 100

// place reads a marker of page; "" is the beginning.
func place(marker string) (string, error) {
	if marker == "" {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(marker)
	folded, name, ok := strings.Cut(string(raw), "\x00")
	if err != nil || !ok || strings.ToLower(name) != folded {
		return "", &shardwell.Error{Code: codeValidation, Message: "Invalid Marker."}
	}
	return string(raw), nil
}

// page gives the part of items that a request asks for, in order of their names,
// and the marker of what follows, "" if nothing does. The marker of a page is the
// last name on it: items that come or go in between change nothing else.
func page[T any](items []T, name func(T) string, marker string, most *int32) ([]T, string, error) {
	after, err := place(marker)
	if err != nil {
		return nil, "", err
	}
	order := func(item T) string { return strings.ToLower(name(item)) + "\x00" + name(item) }
	slices.SortFunc(items, func(a, b T) int { return strings.Compare(order(a), order(b)) })
	at, _ := slices.BinarySearchFunc(items, after, func(item T, after string) int {
		if order(item) <= after {
			return -1
		}
		return 1
	})
	items = items[at:]
	size := defaultPage
	if most != nil {
		size = int(*most)
	}
	if len(items) <= size {
		return items, "", nil
	}
	return items[:size], base64.RawURLEncoding.EncodeToString([]byte(order(items[size-1]))), nil
}

// truncated is how answers say that there is more.
func truncated(marker string) *bool { return new(marker != "") }

// under keeps the items whose path begins with a prefix.
func under[T any](items []T, path func(T) string, prefix string) []T {
	return slices.DeleteFunc(items, func(item T) bool { return !strings.HasPrefix(path(item), prefix) })
}

func entityName(e *directory.Entity) string { return e.Name }

func entityPath(e *directory.Entity) string { return e.Path }

// boundaryRef reads the ARN of a permissions boundary.
func (c *call) boundaryRef(arn string) (directory.Ref, error) {
	if arn == "" {
		return "", nil
	}
	parts := policyARN.FindStringSubmatch(arn)
	if parts == nil {
		return "", shardwell.Errorf(codeInvalidInput, "ARN %s is not valid.", arn)
	}
	ref, ok := c.refOf(parts)
	if !ok || !c.exists(ref) {
		return "", directory.BoundaryNotFound(arn)
	}
	return ref, nil
}

// boundaryType is what IAM answers. Its API model has another word for it, which is
// not sent (recorded from AWS).
const boundaryType = "Policy"

// boundary shows a permissions boundary.
func (s *Service) boundary(r directory.Ref) *iam.AttachedPermissionsBoundary {
	if r == "" {
		return nil
	}
	return &iam.AttachedPermissionsBoundary{
		PermissionsBoundaryType: boundaryType, PermissionsBoundaryArn: s.refARN(r),
	}
}
