// Package identity is IAM and STS: who there is, with which access keys, what
// their policies allow, and credentials that end. Handlers carry out the
// operations; Key and Decide are what the gateway asks about every request.
//
// It promises that a secret access key is shown once, when it is made, and is
// stored sealed under the master key only; that session tokens are sealed and
// self-contained, so that they work after a restart and nothing is kept of them;
// that every change counts for the very next request; and that Key and Decide
// take no lock and make no garbage but when something has changed, or for
// credentials that have not been seen since.
//
// State is a machine (package directory below), one for all accounts. Policies
// are read by package policy before they are stored. One that can no longer be
// read keeps what it is attached to from everybody.
//
// A Service is safe for concurrent use. It owns the goroutines of its machine's
// runner, and one that writes down when keys were used last; Close waits for them.
//
// Read service.go first, then authority.go and tokens.go; operations are in
// users.go, groups.go, roles.go, profiles.go, inline.go, attached.go, managed.go,
// accesskeys.go, lastuse.go, changes.go, account.go, simulate.go and sts.go, and what each asks of its caller in access.go.
package identity
