package tokenkeys_test

import (
	"reflect"
	"testing"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/state/tokenkeys"
)

// The two newest keys are kept, a key whose id is not the next is refused and changes
// nothing, and keys that were handed out stay as they were.
func TestAdd(t *testing.T) {
	var keys tokenkeys.Keys
	var want, before tokenkeys.Keys
	for id := uint32(1); id <= 4; id++ {
		if keys.Next() != id {
			t.Errorf("after %d keys the next is %d", id-1, keys.Next())
		}
		handed, copied := keys, append(tokenkeys.Keys(nil), keys...)
		key := tokenkeys.Key{ID: id, Sealed: []byte{byte(id)}, AddedAt: log.Millis(1000 * id)}
		if reply := keys.Add(key.AddedAt, tokenkeys.Add{ID: id, Sealed: key.Sealed}); !reflect.DeepEqual(reply, key) {
			t.Errorf("key %d is answered with %+v", id, reply)
		}
		before, want = want, append(want[max(0, len(want)-1):len(want):len(want)], key)
		for _, stale := range []uint32{0, id, id + 2} {
			if reply := keys.Add(9, tokenkeys.Add{ID: stale}); reply != tokenkeys.ErrStale {
				t.Errorf("key %d after key %d is answered with %+v", stale, id, reply)
			}
		}
		if !reflect.DeepEqual(keys, want) {
			t.Errorf("after key %d there are %+v, not %+v", id, keys, want)
		}
		if !reflect.DeepEqual(handed, copied) || len(handed) != len(before) {
			t.Errorf("keys from before key %d have become %+v", id, handed)
		}
	}
}
