package bench

import (
	"strings"
	"testing"
)

// Ratios compare data with data, and what was not measured is neither a ratio
// nor the worst of anything.
func TestCompare(t *testing.T) {
	w := Work{
		Bare: Speed{DataBytesPerSecond: 400}, Codec: Speed{DataBytesPerSecond: 200}, Measured: Speed{DataBytesPerSecond: 100},
		PayloadBytes: 50, WrittenBytes: 150,
	}
	w.compare(Disk{BytesPerSecond: 1000})
	if w.OfBare != 0.25 || w.OfCodec != 0.5 || w.OfDisk != 0.1 || w.WriteAmplification != 3 {
		t.Errorf("%+v", w)
	}
	read := Work{Measured: Speed{DataBytesPerSecond: 100}}
	read.compare(Disk{BytesPerSecond: 1000})
	if read.OfBare != 0 || read.OfCodec != 0 || read.OfDisk != 0 || read.WriteAmplification != 0 {
		t.Errorf("%+v", read)
	}
	s := Scale{Points: []ScalePoint{{1, 50}, {16, 100}, {256, 80}, {2000, 0}}}
	s.compare()
	if s.WorstOfBest != 0.5 {
		t.Errorf("%+v", s)
	}
}

// A table of a report in which hardly anything was measured says so.
func TestEmptyTable(t *testing.T) {
	var out strings.Builder
	r := Report{Target: "http://x", Writes: []Work{{Name: "PutRecord"}}, NotMeasured: []string{"CPU: not our process"}}
	if err := r.Table(&out); err != nil || !strings.Contains(out.String(), "not measured: CPU: not our process") {
		t.Errorf("%v\n%s", err, &out)
	}
}

// A path belongs to the deepest mount above it, of two in one place to the
// later.
func TestDeviceOf(t *testing.T) {
	const mounts = `22 1 254:0 / / rw,relatime - ext4 /dev/root rw
23 22 8:16 / /data rw - ext4 /dev/sdb rw
24 22 0:31 / /database rw - tmpfs tmpfs rw
25 23 8:17 / /data/deep rw - ext4 /dev/sdb1 rw
26 23 8:18 / /data/deep rw - ext4 /dev/sdb2 rw
nonsense
`
	for path, want := range map[string]string{"/": "254:0", "/srv/x": "254:0", "/data": "8:16", "/data/x": "8:16", "/database/x": "0:31", "/data/deep/x": "8:18"} {
		if got := deviceOf(path, mounts); got != want {
			t.Errorf("%s is on %s, want %s", path, got, want)
		}
	}
	if got := deviceOf("/", ""); got != "" {
		t.Errorf("no mounts: %q", got)
	}
}
