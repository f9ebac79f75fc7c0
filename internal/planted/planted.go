package planted

// Bug names one planted bug.
type Bug string

// The planted bugs of the commit log.
const (
	AckBeforeSync      Bug = "ack-before-sync"
	PublishBeforeSync  Bug = "publish-before-sync"
	ReuseTail          Bug = "reuse-tail"
	StopAtZeros        Bug = "stop-at-zeros"
	SkipCRC            Bug = "skip-crc"
	ForgetDirSync      Bug = "forget-dir-sync"
	ReusePosition      Bug = "reuse-position"
	TrimBeforeDurable  Bug = "trim-before-durable"
	DropDurableThrough Bug = "drop-durable-through"
	ResyncAfterFailure Bug = "resync-after-failure"
	CountPositions     Bug = "count-positions"
	UnlinkBeforeEntry  Bug = "unlink-before-entry"
)

// All lists every planted bug.
var All = []Bug{
	AckBeforeSync, PublishBeforeSync, ReuseTail, StopAtZeros, SkipCRC, ForgetDirSync,
	ReusePosition, TrimBeforeDurable, DropDurableThrough, ResyncAfterFailure, CountPositions, UnlinkBeforeEntry,
}
