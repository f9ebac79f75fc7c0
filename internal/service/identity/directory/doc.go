// Package directory is the state machine that knows who there is: accounts'
// users, groups and roles with their access keys and policies, the managed
// policies, and the keys that session tokens are sealed with.
//
// It is pure: its state is a function of the commands applied to it. Commands
// carry what is random: ids, access keys, and secrets, which are sealed before
// they get here. What a policy says is nobody's business here either: documents
// are verified before they are proposed, because a parser that improves must not
// change what a log means. Refusals are *shardwell.Error replies in IAM's words;
// a refused command changes nothing.
//
// Concurrency: Apply, Snapshot, Restore and the methods that range are called
// one at a time, as state.Runner does it. Machine.Key, Entity, Policy and
// Version may be called from any goroutine at any time: they answer from
// concurrent maps of values that never change once they are there.
//
// Names are unique without regard to case, and found so, as in IAM.
//
// Read entity.go and policy.go first, then commands.go, then rules.go.
package directory
