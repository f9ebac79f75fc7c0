package embedded

import "testing"

// The policy merges neighbours once, rewrites what is mostly trimmed, and
// otherwise leaves files alone.
func TestRewritePolicy(t *testing.T) {
	fresh := func(n int, bytes int64) []sortedState {
		files := make([]sortedState, n)
		for i := range files {
			files[i].bytes = bytes
		}
		return files
	}
	with := func(files []sortedState, change func([]sortedState)) []sortedState {
		change(files)
		return files
	}
	for name, c := range map[string]struct {
		files    []sortedState
		free     int64
		from, to int
	}{
		"nothing":          {nil, 1000, 0, 0},
		"too few":          {fresh(3, 10), 1000, 0, 0},
		"enough":           {fresh(4, 10), 1000, 0, 4},
		"more than enough": {fresh(9, 10), 1000, 0, 4},
		"enough for bytes": {fresh(3, 40), 1000, 0, 2},
		"one is too large": {fresh(3, 200), 1000, 0, 0},
		"no room":          {fresh(4, 10), 39, 0, 0},
		"merged already":   {with(fresh(4, 40), func(f []sortedState) { f[1].generation = 1 }), 1000, 0, 0},
		"behind a merged one": {with(fresh(5, 20), func(f []sortedState) {
			f[0].generation, f[0].bytes = 1, 80
		}), 1000, 1, 5},
		"a stuck one parts": {with(fresh(6, 10), func(f []sortedState) { f[2].stuck = true }), 1000, 0, 0},
		"remains of merged ones": {with(fresh(4, 12), func(f []sortedState) {
			for i := range f {
				f[i].generation = 1
			}
		}), 1000, 0, 4},
		"half trimmed stays":       {with(fresh(2, 10), func(f []sortedState) { f[1].dead = 5 }), 1000, 0, 0},
		"more than half":           {with(fresh(2, 10), func(f []sortedState) { f[1].dead = 6 }), 1000, 1, 2},
		"two more than half":       {with(fresh(3, 10), func(f []sortedState) { f[1].dead, f[2].dead = 6, 7 }), 1000, 1, 3},
		"more than half, no room":  {with(fresh(2, 10), func(f []sortedState) { f[1].dead = 6 }), 3, 0, 0},
		"more than half, stuck":    {with(fresh(2, 10), func(f []sortedState) { f[1].dead, f[1].stuck = 6, true }), 1000, 0, 0},
		"large and more than half": {with(fresh(2, 1000), func(f []sortedState) { f[0].dead, f[1].dead = 600, 600 }), 1000, 0, 1},
		"trimmed before merged":    {with(fresh(8, 10), func(f []sortedState) { f[6].dead = 9 }), 1000, 6, 7},
	} {
		t.Run(name, func(t *testing.T) {
			p := rewritePolicy{mergeFiles: 4, mergedBytes: 100, free: c.free, ease: c.free}
			if from, to := p.choose(c.files); from != c.from || to != c.to {
				t.Errorf("chose %d to %d, want %d to %d", from, to, c.from, c.to)
			}
		})
	}
}

// Whatever is appended and trimmed, the policy comes to rest, and what it
// leaves is less than half trimmed but for what cannot be rewritten.
func TestRewritePolicyRests(t *testing.T) {
	files := []sortedState(nil)
	p := rewritePolicy{mergeFiles: 4, mergedBytes: 400, free: 1 << 30, ease: 1 << 30}
	written, appended := int64(0), int64(0)
	for range 1000 {
		files = append(files, sortedState{bytes: 100})
		appended += 100
		for i := range files { // the oldest are trimmed
			if i+12 < len(files) {
				files[i].dead = min(files[i].bytes, files[i].dead+7)
			}
		}
		steps := 0
		for {
			var kept []sortedState
			for _, f := range files {
				if f.dead < f.bytes {
					kept = append(kept, f)
				}
			}
			files = kept
			from, to := p.choose(files)
			if from == to {
				break
			}
			if steps++; steps > 100 {
				t.Fatal("the policy does not come to rest")
			}
			merged := sortedState{bytes: sumLive(files[from:to]), generation: 1}
			written += merged.bytes
			files = append(files[:from:from], append([]sortedState{merged}, files[to:]...)...)
		}
		for _, f := range files {
			if f.dead > f.bytes/2 {
				t.Fatalf("%+v stays", f)
			}
		}
	}
	if len(files) > 200 || written > 2*appended {
		t.Errorf("%d files, %d bytes rewritten of %d", len(files), written, appended)
	}
}
