// Package keyring is the state machine that knows the keys of KMS: every account's
// keys with their material, state, policies, grants and tags, and the aliases.
//
// It is pure: its state is a function of the commands applied to it. Commands
// carry what is random and what time it is: ids, deadlines, and key material, which
// is sealed under the master key before it gets here. What a policy says is nobody's
// business here: documents are verified before they are proposed. Refusals are
// *shardwell.Error replies in KMS's words; a refused command changes nothing.
//
// Concurrency: Apply, Snapshot, Restore and the methods that range are called
// one at a time, as state.Runner does it. Machine.Key and Alias may be called from
// any goroutine at any time: they answer from concurrent maps of values that never
// change once they are there.
//
// Read key.go first, then commands.go, then apply.go.
package keyring
