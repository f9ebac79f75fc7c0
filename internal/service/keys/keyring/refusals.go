package keyring

import "github.com/shardwell/shardwell"

// The codes of KMS's refusals (API model).
const (
	CodeNotFound      = "NotFoundException"
	CodeAlreadyExists = "AlreadyExistsException"
	CodeDisabled      = "DisabledException"
	CodeInvalidState  = "KMSInvalidStateException"
	CodeTag           = "TagException"
)

// The refusals, in KMS's words as far as recordings of it and its clients' tests
// have them.

// NotFound refuses an operation on a key that is not there.
func NotFound(arn string) *shardwell.Error {
	return shardwell.Errorf(CodeNotFound, "Key '%s' does not exist", arn)
}

// AliasNotFound refuses an operation on an alias that is not there.
func AliasNotFound(arn string) *shardwell.Error {
	return shardwell.Errorf(CodeNotFound, "Alias %s is not found.", arn)
}

// Disabled refuses to use a key that is disabled.
func Disabled(arn string) *shardwell.Error {
	return shardwell.Errorf(CodeDisabled, "%s is disabled.", arn)
}

// PendingDeletion refuses to use or change a key that is about to go.
func PendingDeletion(arn string) *shardwell.Error {
	return shardwell.Errorf(CodeInvalidState, "%s is pending deletion.", arn)
}

func notPendingDeletion(arn string) *shardwell.Error {
	return shardwell.Errorf(CodeInvalidState, "%s is not pending deletion.", arn)
}

func aliasTaken(arn string) *shardwell.Error {
	return shardwell.Errorf(CodeAlreadyExists, "An alias with the name %s already exists", arn)
}

// GrantNotFound refuses an operation on a grant that is not there. AWS's words are
// not known.
func GrantNotFound(id string) *shardwell.Error {
	return shardwell.Errorf(CodeNotFound, "Grant ID %s not found", id)
}

func tooManyRotations(arn string) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded, "The on-demand rotations limit has been reached for the given keyId. "+
		"No more on-demand rotations can be performed for this key: %s", arn)
}

// overQuota refuses one more than there may be. AWS's words are not known.
func overQuota(what string, most int) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeLimitExceeded, "The quota of %d %s has been reached.", most, what)
}
