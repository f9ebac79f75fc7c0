package directory

import "github.com/shardwell/shardwell/internal/state/tokenkeys"

// Commands are JSON, {"v":1,"op":"create","with":{...}}, so that a log of them
// can be read by people. v is the version of the command's rule: a rule that
// changes gets a new version, and the old one stays in rules.go. docs/formats has
// the list.

// The operations, as they are named in the log.
const (
	opCreate        = "create"
	opDelete        = "delete"
	opSetTrust      = "setTrust"
	opSetTags       = "setTags"
	opPutInline     = "putInline"
	opDeleteInline  = "deleteInline"
	opAttach        = "attach"
	opDetach        = "detach"
	opJoin          = "join"
	opLeave         = "leave"
	opCreateKey     = "createKey"
	opSetKeyActive  = "setKeyActive"
	opDeleteKey     = "deleteKey"
	opKeysUsed      = "keysUsed"
	opCreatePolicy  = "createPolicy"
	opDeletePolicy  = "deletePolicy"
	opAddVersion    = "addVersion"
	opDeleteVersion = "deleteVersion"
	opSetDefault    = "setDefault"
	opTokenKey      = "tokenKey"
	opRename        = "rename"
	opDescribe      = "describe"
	opSetBoundary   = "setBoundary"
	opTagPolicy     = "tagPolicy"
	opAddRole       = "addRole"
	opRemoveRole    = "removeRole"
	opAddAlias      = "addAlias"
	opRemoveAlias   = "removeAlias"
)

// Create makes an entity, of which CreatedAt, AccessKeys, Groups, Attached and
// Inline are not looked at. The reply is its *Entity.
type Create struct{ Entity }

// Delete removes an entity that has nothing left. The reply is nil.
type Delete struct{ Key }

// SetTrust replaces a role's trust policy. The reply is its *Entity.
type SetTrust struct {
	Key
	Trust   string            `json:"trust"`
	Trusted map[string]string `json:"trusted,omitempty"` // as in Entity
}

// SetTags sets tags of an entity and removes others. The reply is its *Entity.
type SetTags struct {
	Key
	Set    map[string]string `json:"set,omitempty"`
	Remove []string          `json:"remove,omitempty"`
}

// PutInline puts an inline policy, new or not. Limit bounds all of the entity
// together. The reply is the *Entity.
type PutInline struct {
	Key
	Policy string `json:"policy"`
	Document
	Limit int `json:"limit"`
}

// DeleteInline removes an inline policy. The reply is the *Entity.
type DeleteInline struct {
	Key
	Policy string `json:"policy"`
}

// Attach attaches a managed policy, which for those of AWS must have been found to
// exist; that it is attached already is no mistake. The reply is the *Entity.
type Attach struct {
	Key
	Policy Ref `json:"policy"`
	// Named is how the request named it, for refusals.
	Named string `json:"named,omitempty"`
}

// Detach detaches a managed policy. The reply is the *Entity.
type Detach Attach

// Join adds a user to a group; that it is there already is no mistake. The reply is
// the *Entity of the user.
type Join struct {
	Account string `json:"account"`
	User    string `json:"user"`
	Group   string `json:"group"`
}

// Leave takes a user out of a group. The reply is the *Entity of the user.
type Leave Join

// CreateKey gives a user, or the account's root, an access key. The reply is the
// *AccessKey.
type CreateKey struct {
	Key
	ID     string `json:"id"`
	Sealed []byte `json:"sealed"`
}

// SetKeyActive makes an access key work or not. The reply is the *AccessKey.
type SetKeyActive struct {
	Key
	ID     string `json:"id"`
	Active bool   `json:"active"`
}

// DeleteKey removes an access key. The reply is nil.
type DeleteKey struct {
	Key
	ID string `json:"id"`
}

// KeysUsed writes down the last uses of access keys, by id. Those that are gone are
// passed over. The reply is nil.
type KeysUsed struct {
	Uses map[string]Use `json:"uses"`
}

// CreatePolicy makes a managed policy with version 1. The reply is the *Policy.
type CreatePolicy struct {
	Account     string            `json:"account"`
	Name        string            `json:"name"`
	Path        string            `json:"path"`
	ID          string            `json:"id"`
	Description string            `json:"description,omitempty"`
	Tags        map[string]string `json:"tags,omitempty"`
	Document    string            `json:"document"`
}

// DeletePolicy removes a policy that is attached to nobody and has one version
// left. The reply is nil.
type DeletePolicy struct {
	Policy Ref    `json:"policy"`
	Named  string `json:"named,omitempty"` // as in Attach
}

// AddVersion gives a policy another version. The reply is the *Policy.
type AddVersion struct {
	Policy   Ref    `json:"policy"`
	Named    string `json:"named,omitempty"` // as in Attach
	Document string `json:"document"`
	Default  bool   `json:"default,omitempty"`
}

// DeleteVersion removes a version that is not the default. The reply is the
// *Policy.
type DeleteVersion struct {
	Policy Ref    `json:"policy"`
	Named  string `json:"named,omitempty"` // as in Attach
	Number int    `json:"number"`
}

// SetDefault makes a version the one that counts. The reply is the *Policy.
type SetDefault DeleteVersion

// AddTokenKey adds a key of session tokens; see tokenkeys.Keys.
type AddTokenKey tokenkeys.Add

// Rename gives a user or group another name, path or both; what is "" stays. Access
// keys and memberships stay, too. The reply is its *Entity.
type Rename struct {
	Key
	NewName string `json:"newName,omitempty"`
	NewPath string `json:"newPath,omitempty"`
}

// Describe changes a role's description and how long its sessions may last; what is
// nil stays. The reply is its *Entity.
type Describe struct {
	Key
	Description       *string `json:"description,omitempty"`
	MaxSessionSeconds *int32  `json:"maxSessionSeconds,omitempty"`
}

// SetBoundary sets the permissions boundary of a user or role, or removes it if there
// is no Boundary. One of AWS must have been found to exist. The reply is the *Entity.
type SetBoundary struct {
	Key
	Boundary Ref    `json:"boundary,omitempty"`
	Named    string `json:"named,omitempty"` // as in Attach
}

// TagPolicy sets tags of a managed policy and removes others. The reply is the
// *Policy.
type TagPolicy struct {
	Policy Ref               `json:"policy"`
	Named  string            `json:"named,omitempty"` // as in Attach
	Set    map[string]string `json:"set,omitempty"`
	Remove []string          `json:"remove,omitempty"`
}

// AddRole puts a role into an instance profile, which holds one at most. The reply is
// the profile's *Entity.
type AddRole struct {
	Account string `json:"account"`
	Profile string `json:"profile"`
	Role    string `json:"role"`
}

// RemoveRole takes a role out of an instance profile. The reply is the profile's
// *Entity.
type RemoveRole AddRole

// AddAlias gives an account its alias, which replaces another one. The reply is the
// *Entity of its root.
type AddAlias struct {
	Account string `json:"account"`
	Alias   string `json:"alias"`
}

// RemoveAlias takes an account's alias away. The reply is the *Entity of its root.
type RemoveAlias AddAlias

// Encode gives the command's bytes.
func (c AddRole) Encode() []byte { return encode(opAddRole, c) }

// Encode gives the command's bytes.
func (c RemoveRole) Encode() []byte { return encode(opRemoveRole, c) }

// Encode gives the command's bytes.
func (c AddAlias) Encode() []byte { return encode(opAddAlias, c) }

// Encode gives the command's bytes.
func (c RemoveAlias) Encode() []byte { return encode(opRemoveAlias, c) }

// Encode gives the command's bytes.
func (c Create) Encode() []byte { return encode(opCreate, c) }

// Encode gives the command's bytes.
func (c Delete) Encode() []byte { return encode(opDelete, c) }

// Encode gives the command's bytes.
func (c SetTrust) Encode() []byte { return encode(opSetTrust, c) }

// Encode gives the command's bytes.
func (c SetTags) Encode() []byte { return encode(opSetTags, c) }

// Encode gives the command's bytes.
func (c PutInline) Encode() []byte { return encode(opPutInline, c) }

// Encode gives the command's bytes.
func (c DeleteInline) Encode() []byte { return encode(opDeleteInline, c) }

// Encode gives the command's bytes.
func (c Attach) Encode() []byte { return encode(opAttach, c) }

// Encode gives the command's bytes.
func (c Detach) Encode() []byte { return encode(opDetach, c) }

// Encode gives the command's bytes.
func (c Join) Encode() []byte { return encode(opJoin, c) }

// Encode gives the command's bytes.
func (c Leave) Encode() []byte { return encode(opLeave, c) }

// Encode gives the command's bytes.
func (c CreateKey) Encode() []byte { return encode(opCreateKey, c) }

// Encode gives the command's bytes.
func (c SetKeyActive) Encode() []byte { return encode(opSetKeyActive, c) }

// Encode gives the command's bytes.
func (c DeleteKey) Encode() []byte { return encode(opDeleteKey, c) }

// Encode gives the command's bytes.
func (c KeysUsed) Encode() []byte { return encode(opKeysUsed, c) }

// Encode gives the command's bytes.
func (c CreatePolicy) Encode() []byte { return encode(opCreatePolicy, c) }

// Encode gives the command's bytes.
func (c DeletePolicy) Encode() []byte { return encode(opDeletePolicy, c) }

// Encode gives the command's bytes.
func (c AddVersion) Encode() []byte { return encode(opAddVersion, c) }

// Encode gives the command's bytes.
func (c DeleteVersion) Encode() []byte { return encode(opDeleteVersion, c) }

// Encode gives the command's bytes.
func (c SetDefault) Encode() []byte { return encode(opSetDefault, c) }

// Encode gives the command's bytes.
func (c AddTokenKey) Encode() []byte { return encode(opTokenKey, c) }

// Encode gives the command's bytes.
func (c Rename) Encode() []byte { return encode(opRename, c) }

// Encode gives the command's bytes.
func (c Describe) Encode() []byte { return encode(opDescribe, c) }

// Encode gives the command's bytes.
func (c SetBoundary) Encode() []byte { return encode(opSetBoundary, c) }

// Encode gives the command's bytes.
func (c TagPolicy) Encode() []byte { return encode(opTagPolicy, c) }
