package catalog

import (
	"errors"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state"
)

// ErrMalformed is the reply to bytes that are no command. Nothing changes.
var ErrMalformed = errors.New("catalog command is malformed")

// machineName is the machine's, as people know it.
const machineName = "streams"

var rules = state.Rules[*Machine]{Machine: machineName, Malformed: ErrMalformed, By: map[string][]state.Rule[*Machine]{
	opCreate: {
		state.With(func(m *Machine, at log.Millis, c createV1) any { return m.create(at, c.now()) }),
		state.With((*Machine).createWarm),
	},
	opActivate: {state.With((*Machine).activate)},
	opUpdated:  {state.With((*Machine).updated)},
	opDelete:   {state.With((*Machine).delete)},
	opRemoved:  {state.With((*Machine).removed)},
	opTokenKey: {state.With((*Machine).addTokenKey)},
	opHold:     {state.With((*Machine).holdRetention)},

	opRetention:      {state.With((*Machine).setRetention)},
	opMonitoring:     {state.With((*Machine).setMonitoring)},
	opMaxRecordSize:  {state.With((*Machine).setMaxRecordSize)},
	opMode:           {state.With((*Machine).setMode)},
	opEncryption:     {state.With((*Machine).setEncryption)},
	opAddDataKey:     {state.With((*Machine).addDataKey)},
	opSettleDataKeys: {state.With((*Machine).settleDataKeys)},
	opCommitment:     {state.With((*Machine).setCommitment)},
	opWarm:           {state.With((*Machine).setWarm)},
	opDistribution:   {state.With((*Machine).setDistribution)},
	opRegister:       {state.With((*Machine).registerConsumer)},
	opDeregister:     {state.With((*Machine).deregisterConsumer)},
	opSettleConsumer: {state.With((*Machine).settleConsumer)},
	opSetTags:        {state.With((*Machine).setTags)},
	opCreateChannel:  {state.With((*Machine).createChannel)},
	opUpdateChannel:  {state.With((*Machine).updateChannel)},
	opDeleteChannel:  {state.With((*Machine).deleteChannel)},
	opSettleChannel:  {state.With((*Machine).settleChannel)},
	opSetPolicy:      {state.With((*Machine).setPolicy)},

	opSplit:   {state.With((*Machine).split)},
	opMerge:   {state.With((*Machine).merge)},
	opScale:   {state.With((*Machine).scale)},
	opReshape: {state.With((*Machine).reshape)},
	opPeak:    {state.With((*Machine).noted)},
	opExpire:  {state.With((*Machine).expire)},
	opFreed:   {state.With((*Machine).freed)},
	opSwapped: {state.With((*Machine).swapped)},

	opCreateQueue: {state.With((*Machine).createQueue)},
	opUpdateQueue: {state.With((*Machine).updateQueue)},
	opDeleteQueue: {state.With((*Machine).deleteQueue)},
	opSettleQueue: {state.With((*Machine).settleQueue)},
}}

// Apply carries out one command; see state.Machine.
func (m *Machine) Apply(at time.Time, bytes []byte) (reply any) {
	c, refusal := rules.Decode(bytes)
	if refusal != nil {
		return refusal
	}
	m.forgetEpochs(at)
	return c.Apply(m, at)
}

func encode(op string, with any) []byte { return rules.Encode(op, with) }
