package directory

import "github.com/shardwell/shardwell"

// The codes of IAM's refusals (API model).
const (
	CodeNoSuchEntity   = "NoSuchEntity"
	CodeAlreadyExists  = "EntityAlreadyExists"
	CodeDeleteConflict = "DeleteConflict"
	CodeLimitExceeded  = "LimitExceeded"
)

// The refusals, in IAM's words, as users of it and its clients' tests report them.

// NotFound refuses an operation on an entity that is not there.
func NotFound(k Key) *shardwell.Error {
	if k.Kind == Profile {
		return shardwell.Errorf(CodeNoSuchEntity, "Instance Profile %s cannot be found.", k.Name)
	}
	return shardwell.Errorf(CodeNoSuchEntity, "The %s with name %s cannot be found.", k.Kind, k.Name)
}

// PolicyNotFound refuses an operation on a managed policy that is not there, by how
// the request named it.
func PolicyNotFound(named string) *shardwell.Error {
	return shardwell.Errorf(CodeNoSuchEntity, "Policy %s was not found.", named)
}

// BoundaryNotFound refuses a permissions boundary that is not there.
func BoundaryNotFound(named string) *shardwell.Error {
	return shardwell.Errorf(CodeNoSuchEntity, "Scope ARN: %s does not exist or is not attachable.", named)
}

// InlineNotFound refuses an operation on an inline policy that is not there.
func InlineNotFound(kind Kind, name string) *shardwell.Error {
	return shardwell.Errorf(CodeNoSuchEntity, "The %s policy with name %s cannot be found.", kind, name)
}

// KeyNotFound refuses an operation on an access key that is not there.
func KeyNotFound(id string) *shardwell.Error {
	return shardwell.Errorf(CodeNoSuchEntity, "The Access Key with id %s cannot be found.", id)
}

// VersionNotFound refuses an operation on a version that is not there. version is
// as the request names it: v2.
func VersionNotFound(named, version string) *shardwell.Error {
	return shardwell.Errorf(CodeNoSuchEntity, "Policy %s version %s does not exist or is not attachable.", named, version)
}

// NotAttachable refuses to attach what is not there, or to tell what it is attached to.
func NotAttachable(named string) *shardwell.Error {
	return shardwell.Errorf(CodeNoSuchEntity, "Policy %s does not exist or is not attachable.", named)
}

func notInProfile(role, profile string) *shardwell.Error {
	return shardwell.Errorf(CodeNoSuchEntity, "Role %s in Instance Profile %s cannot be found.", role, profile)
}

func aliasTaken(alias string) *shardwell.Error {
	return shardwell.Errorf(CodeAlreadyExists, "The account alias %s already exists.", alias)
}

func aliasNotFound(alias string) *shardwell.Error {
	return shardwell.Errorf(CodeNoSuchEntity, "The account alias %s cannot be found.", alias)
}

func taken(k Key) *shardwell.Error {
	if k.Kind == Profile {
		return shardwell.Errorf(CodeAlreadyExists, "Instance Profile %s already exists.", k.Name)
	}
	return shardwell.Errorf(CodeAlreadyExists, "%s with name %s already exists.", k.Kind.Title(), k.Name)
}

func policyTaken(name string) *shardwell.Error {
	return shardwell.Errorf(CodeAlreadyExists, "A policy called %s already exists. Duplicate names are not allowed.", name)
}

func conflict(first string) *shardwell.Error {
	return shardwell.Errorf(CodeDeleteConflict, "Cannot delete entity, must %s first.", first)
}

// OverQuota refuses one more than there may be.
func OverQuota(quota string, most int) *shardwell.Error {
	return shardwell.Errorf(CodeLimitExceeded, "Cannot exceed quota for %s: %d", quota, most)
}
