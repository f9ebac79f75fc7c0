package keyring

import (
	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
)

// Commands are JSON, {"v":1,"op":"create","with":{...}}, so that a log of them
// can be read by people. v is the version of the command's rule: a rule that
// changes gets a new version, and the old one stays in rules.go. docs/formats has
// the list.

// The operations, as they are named in the log.
const (
	opCreate         = "create"
	opSetState       = "setState"
	opSetDescription = "setDescription"
	opSetPolicy      = "setPolicy"
	opSetTags        = "setTags"
	opSchedule       = "scheduleDeletion"
	opCancel         = "cancelDeletion"
	opExpire         = "expire"
	opRotate         = "rotate"
	opSetRotation    = "setRotation"
	opCreateAlias    = "createAlias"
	opUpdateAlias    = "updateAlias"
	opDeleteAlias    = "deleteAlias"
	opGrant          = "grant"
	opEndGrant       = "endGrant"
)

// Create makes a key with its first material, and its alias if Managed names one;
// a managed key that is there already is not made again. RotationDays and RotatesAt are
// those of SetRotation. The reply is its *Key.
type Create struct {
	ID string `json:"id"`
	shardwell.Tenant
	Description string            `json:"description,omitempty"`
	Managed     string            `json:"managed,omitempty"`
	Policy      string            `json:"policy"`
	Tags        map[string]string `json:"tags,omitempty"`
	Sealed      []byte            `json:"sealed"`

	RotationDays int32      `json:"rotationDays,omitempty"`
	RotatesAt    log.Millis `json:"rotatesAt,omitempty"`
}

// SetState disables a key or enables it. The reply is its *Key.
type SetState struct {
	ID       string `json:"id"`
	Disabled bool   `json:"disabled,omitempty"`
}

// SetDescription describes a key. The reply is its *Key.
type SetDescription struct {
	ID          string `json:"id"`
	Description string `json:"description"`
}

// SetPolicy replaces a key's policy. The reply is its *Key.
type SetPolicy struct {
	ID     string `json:"id"`
	Policy string `json:"policy"`
}

// SetTags sets tags of a key and removes others. The reply is its *Key.
type SetTags struct {
	ID     string            `json:"id"`
	Set    map[string]string `json:"set,omitempty"`
	Remove []string          `json:"remove,omitempty"`
}

// Schedule has a key go at a time. The reply is its *Key.
type Schedule struct {
	ID string     `json:"id"`
	At log.Millis `json:"at"`
}

// Cancel has a key stay, disabled. The reply is its *Key.
type Cancel struct {
	ID string `json:"id"`
}

// Expire removes the keys whose time has come, with their aliases. The reply is how
// many there were.
type Expire struct {
	Now log.Millis `json:"now"`
}

// Rotate gives a key new material with a number one more than Newest, else the
// reply is ErrStaleMaterial. RotatesAt is when the next is due if the key is
// rotated by itself. The reply is its *Key.
type Rotate struct {
	ID        string     `json:"id"`
	Newest    uint32     `json:"newest"`
	Sealed    []byte     `json:"sealed"`
	OnDemand  bool       `json:"onDemand,omitempty"`
	RotatesAt log.Millis `json:"rotatesAt,omitempty"`
}

// SetRotation has a key rotated by itself every so many days, or with 0 no more. The
// reply is its *Key.
type SetRotation struct {
	ID        string     `json:"id"`
	Days      int32      `json:"days"`
	RotatesAt log.Millis `json:"rotatesAt,omitempty"`
}

// CreateAlias names a key of the same tenant. The reply is the *Alias.
type CreateAlias struct {
	AliasKey
	KeyID string `json:"keyId"`
}

// UpdateAlias has an alias name another key. The reply is the *Alias.
type UpdateAlias CreateAlias

// DeleteAlias removes an alias. The reply is nil.
type DeleteAlias struct{ AliasKey }

// AddGrant adds a grant, unless there is one of the same name that says the same,
// which then counts. CreatedAt is not looked at. The reply is the Grant.
type AddGrant struct {
	KeyID string `json:"keyId"`
	Grant
}

// EndGrant removes a grant. The reply is nil.
type EndGrant struct {
	KeyID string `json:"keyId"`
	Grant string `json:"grant"`
}

// Encode gives the command's bytes.
func (c Create) Encode() []byte { return encode(opCreate, c) }

// Encode gives the command's bytes.
func (c SetState) Encode() []byte { return encode(opSetState, c) }

// Encode gives the command's bytes.
func (c SetDescription) Encode() []byte { return encode(opSetDescription, c) }

// Encode gives the command's bytes.
func (c SetPolicy) Encode() []byte { return encode(opSetPolicy, c) }

// Encode gives the command's bytes.
func (c SetTags) Encode() []byte { return encode(opSetTags, c) }

// Encode gives the command's bytes.
func (c Schedule) Encode() []byte { return encode(opSchedule, c) }

// Encode gives the command's bytes.
func (c Cancel) Encode() []byte { return encode(opCancel, c) }

// Encode gives the command's bytes.
func (c Expire) Encode() []byte { return encode(opExpire, c) }

// Encode gives the command's bytes.
func (c Rotate) Encode() []byte { return encode(opRotate, c) }

// Encode gives the command's bytes.
func (c SetRotation) Encode() []byte { return encode(opSetRotation, c) }

// Encode gives the command's bytes.
func (c CreateAlias) Encode() []byte { return encode(opCreateAlias, c) }

// Encode gives the command's bytes.
func (c UpdateAlias) Encode() []byte { return encode(opUpdateAlias, c) }

// Encode gives the command's bytes.
func (c DeleteAlias) Encode() []byte { return encode(opDeleteAlias, c) }

// Encode gives the command's bytes.
func (c AddGrant) Encode() []byte { return encode(opGrant, c) }

// Encode gives the command's bytes.
func (c EndGrant) Encode() []byte { return encode(opEndGrant, c) }
