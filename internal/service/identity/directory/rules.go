package directory

import (
	"errors"
	"time"

	"github.com/shardwell/shardwell/internal/state"
)

// ErrMalformed is the reply to bytes that are no command. Nothing changes.
var ErrMalformed = errors.New("directory command is malformed")

// machineName is the machine's, as people know it.
const machineName = "identity"

var rules = state.Rules[*Machine]{Machine: machineName, Malformed: ErrMalformed, By: map[string][]state.Rule[*Machine]{
	opCreate:        {state.With((*Machine).create)},
	opDelete:        {state.With((*Machine).delete)},
	opSetTrust:      {state.With((*Machine).setTrust)},
	opSetTags:       {state.With((*Machine).setTags)},
	opPutInline:     {state.With((*Machine).putInline)},
	opDeleteInline:  {state.With((*Machine).deleteInline)},
	opAttach:        {state.With((*Machine).attach)},
	opDetach:        {state.With((*Machine).detach)},
	opJoin:          {state.With((*Machine).join)},
	opLeave:         {state.With((*Machine).leave)},
	opCreateKey:     {state.With((*Machine).createKey)},
	opSetKeyActive:  {state.With((*Machine).setKeyActive)},
	opDeleteKey:     {state.With((*Machine).deleteKey)},
	opKeysUsed:      {state.With((*Machine).keysUsed)},
	opCreatePolicy:  {state.With((*Machine).createPolicy)},
	opDeletePolicy:  {state.With((*Machine).deletePolicy)},
	opAddVersion:    {state.With((*Machine).addVersion)},
	opDeleteVersion: {state.With((*Machine).deleteVersion)},
	opSetDefault:    {state.With((*Machine).setDefault)},
	opTokenKey:      {state.With((*Machine).addTokenKey)},
	opRename:        {state.With((*Machine).rename)},
	opDescribe:      {state.With((*Machine).describe)},
	opSetBoundary:   {state.With((*Machine).setBoundary)},
	opTagPolicy:     {state.With((*Machine).tagPolicy)},
	opAddRole:       {state.With((*Machine).addRole)},
	opRemoveRole:    {state.With((*Machine).removeRole)},
	opAddAlias:      {state.With((*Machine).addAlias)},
	opRemoveAlias:   {state.With((*Machine).removeAlias)},
}}

// Apply carries out one command; see state.Machine.
func (m *Machine) Apply(at time.Time, bytes []byte) (reply any) {
	c, refusal := rules.Decode(bytes)
	if refusal != nil {
		return refusal
	}
	reply = c.Apply(m, at)
	m.version.Add(1)
	return reply
}

func encode(op string, with any) []byte { return rules.Encode(op, with) }
