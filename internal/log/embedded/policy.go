package embedded

// sortedState is what the policy of rewriting knows of one sorted file.
type sortedState struct {
	bytes      int64 // of its frames
	dead       int64 // of frames that are trimmed, about
	generation uint32
	gone       bool // all of it is trimmed
	stuck      bool // it cannot be rewritten
}

func (s *sortedState) live() int64 { return max(0, s.bytes-s.dead) }

// rewritePolicy says which sorted files to replace. Each byte is rewritten
// once after it was sorted, and again only when more than half of what is
// around it has been trimmed: so what is written in all stays within three
// times what was appended, and the files within twice what is in them.
type rewritePolicy struct {
	mergeFiles  int   // so many neighbours become one file
	mergedBytes int64 // unless that would be longer
	free        int64 // what the file that remains of trimmed ones may take
	ease        int64 // what a merged file may take: nothing is won by it
}

// choose returns the neighbours to replace by one file: files[from:to]; none
// if nothing needs to be done. files are in their order and never gone.
func (p *rewritePolicy) choose(files []sortedState) (from, to int) {
	if from, to = p.half(files); from < to {
		return from, to
	}
	return p.merge(files)
}

// half finds a file of which more than half is trimmed, with neighbours that
// are so too.
func (p *rewritePolicy) half(files []sortedState) (from, to int) {
	for from = 0; from < len(files); from++ {
		sum := int64(0)
		for to = from; to < len(files) && to-from < p.mergeFiles; to++ {
			f := &files[to]
			after := sum + f.live()
			if f.stuck || f.dead <= f.bytes/2 || after > p.free || to > from && after > p.mergedBytes {
				break
			}
			sum = after
		}
		if to > from {
			return from, to
		}
	}
	return 0, 0
}

// small says whether a file may be merged: it has not been yet, or so little
// is left of it that it hardly counts.
func (p *rewritePolicy) small(f *sortedState) bool {
	return !f.stuck && (f.generation == 0 || f.live() <= p.mergedBytes/int64(2*p.mergeFiles))
}

// merge finds as many small neighbours as make a file of the usual size.
func (p *rewritePolicy) merge(files []sortedState) (from, to int) {
	for from = 0; from < len(files); from++ {
		sum := int64(0)
		for to = from; to < len(files) && p.small(&files[to]) && to-from < p.mergeFiles; to++ {
			if sum += files[to].live(); sum > p.mergedBytes {
				break
			}
		}
		large := to < len(files) && sum > p.mergedBytes
		if to-from == p.mergeFiles || large && to-from > 1 {
			if sum = sumLive(files[from:to]); sum <= p.ease {
				return from, to
			}
		}
	}
	return 0, 0
}

func sumLive(files []sortedState) (sum int64) {
	for i := range files {
		sum += files[i].live()
	}
	return sum
}
