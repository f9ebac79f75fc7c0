package keyring

import (
	"errors"
	"time"

	"github.com/shardwell/shardwell/internal/state"
)

// ErrMalformed is the reply to bytes that are no command. Nothing changes.
var ErrMalformed = errors.New("keyring command is malformed")

// machineName is the machine's, as people know it.
const machineName = "keys"

var rules = state.Rules[*Machine]{Machine: machineName, Malformed: ErrMalformed, By: map[string][]state.Rule[*Machine]{
	opCreate:         {state.With((*Machine).create)},
	opSetState:       {state.With((*Machine).setState)},
	opSetDescription: {state.With((*Machine).setDescription)},
	opSetPolicy:      {state.With((*Machine).setPolicy)},
	opSetTags:        {state.With((*Machine).setTags)},
	opSchedule:       {state.With((*Machine).schedule)},
	opCancel:         {state.With((*Machine).cancel)},
	opExpire:         {state.With((*Machine).expire)},
	opRotate:         {state.With((*Machine).rotate)},
	opSetRotation:    {state.With((*Machine).setRotation)},
	opCreateAlias:    {state.With((*Machine).createAlias)},
	opUpdateAlias:    {state.With((*Machine).updateAlias)},
	opDeleteAlias:    {state.With((*Machine).deleteAlias)},
	opGrant:          {state.With((*Machine).addGrant)},
	opEndGrant:       {state.With((*Machine).endGrant)},
}}

// Apply carries out one command; see state.Machine.
func (m *Machine) Apply(at time.Time, bytes []byte) (reply any) {
	c, refusal := rules.Decode(bytes)
	if refusal != nil {
		return refusal
	}
	return c.Apply(m, at)
}

func encode(op string, with any) []byte { return rules.Encode(op, with) }
