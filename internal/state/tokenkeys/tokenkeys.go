package tokenkeys

import (
	"errors"

	"github.com/shardwell/shardwell/internal/log"
)

// ErrStale is the reply to an Add whose id is not the next: somebody else was faster.
var ErrStale = errors.New("another token key has been added meanwhile")

// Key is a key that tokens are sealed with.
type Key struct {
	ID      uint32     `json:"id"`
	Sealed  []byte     `json:"sealed"` // under the master key
	AddedAt log.Millis `json:"addedAt"`
}

// Keys are those that tokens may be sealed with, the newest last.
type Keys []Key

// Add is the body of the command that makes a key the one that new tokens are sealed
// with.
type Add struct {
	ID     uint32 `json:"id"` // as of Next
	Sealed []byte `json:"sealed"`
}

// Next is the id of the key to add: one more than the newest one's, 1 at first.
func (k Keys) Next() uint32 {
	if len(k) == 0 {
		return 1
	}
	return k[len(k)-1].ID + 1
}

// Add carries out the command, at the time of its log. The one key before the new one
// stays; older ones are dropped. The reply is the Key, or ErrStale, and then nothing
// has changed.
func (k *Keys) Add(at log.Millis, c Add) (reply any) {
	if c.ID != k.Next() {
		return ErrStale
	}
	added := Key{ID: c.ID, Sealed: c.Sealed, AddedAt: at}
	*k = append(append(Keys{}, (*k)[max(0, len(*k)-1):]...), added)
	return added
}
