package bench

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Where the bytes written are counted, best first.
const (
	writtenDevice  = "device"  // what reached the block device, from all programs
	writtenProcess = "process" // what the system charged to the server's process
)

// blockDevice finds the counters of the block device that holds a directory,
// or "" if there are none: tmpfs, overlays and other systems than Linux.
func blockDevice(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return ""
	}
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	stat := filepath.Join("/sys/dev/block", deviceOf(dir, string(mounts)), "stat")
	if sectorsWritten(stat) == 0 {
		return ""
	}
	return stat
}

// deviceOf gives the "major:minor" of the mount that holds a path, from the
// text of /proc/PID/mountinfo. Of two mounts in one place the later hides the
// earlier.
func deviceOf(path, mountinfo string) (device string) {
	longest := -1
	for line := range strings.Lines(mountinfo) {
		fields := strings.Fields(line)
		if len(fields) < 5 {
			continue
		}
		point := fields[4]
		inside := path == point || strings.HasPrefix(path, strings.TrimSuffix(point, "/")+"/")
		if inside && len(point) >= longest {
			longest, device = len(point), fields[2]
		}
	}
	return device
}

// sectorsWritten is the seventh counter of a block device, in bytes, or 0.
func sectorsWritten(stat string) int64 {
	text, err := os.ReadFile(stat)
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	if len(fields) < 7 {
		return 0
	}
	n, err := strconv.ParseInt(fields[6], 10, 64)
	if err != nil {
		return 0
	}
	return n * 512 // a sector of these counters, whatever the device's own
}
