package embedded

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/segment"
)

// conclude finds what is lost, now that it is known what can be saved.
func (s *rescue) conclude() {
	behind := s.lastDamage()
	for _, id := range slices.Sorted(maps.Keys(s.e.logs)) {
		st := s.e.logs[id]
		if st.deleted {
			continue
		}
		if s.isMachine(id) {
			st.kind = log.Control
		}
		l := s.log(id)
		s.loseFrom(st, l)
		s.report.Logs++
		known := s.knownLost(id)
		for _, h := range l.lost {
			if s.opt.AcceptLoss || !slices.Contains(known, positions{h.first, h.last}) {
				s.report.Lost = append(s.report.Lost, Damage{File: h.file, Offset: h.offset, Reason: "cannot be saved", Log: id, First: h.first, Last: h.last})
			}
		}
		if n := st.index.len(); st.sealing == nil && behind > 0 && (n == 0 || st.index.at(n-1).global() < behind) {
			s.report.Unsure = append(s.report.Unsure, Damage{Log: id, First: st.next, Last: st.next + JumpDistance - 1})
		}
	}
	for _, d := range s.report.Damage {
		if name := d.File; !slices.Contains(s.report.Aside, name+damagedTail) && s.exists(name) {
			s.report.Aside = append(s.report.Aside, name+damagedTail)
		}
	}
}

func (s *rescue) exists(name string) bool {
	_, err := s.e.fs.Stat(name)
	return err == nil
}

func (s *rescue) isMachine(id log.LogID) bool { return s.opt.Machine != nil && s.opt.Machine(id) }

// knownLost are the ranges of a log that an earlier repair has given up.
func (s *rescue) knownLost(id log.LogID) (known []positions) {
	if s.r.base == nil {
		return nil
	}
	i, found := slices.BinarySearchFunc(s.r.base.Logs, uint64(id), func(l segment.LogState, id uint64) int { return cmp.Compare(l.Log, id) })
	if !found {
		return nil
	}
	for _, a := range s.r.base.Logs[i].Absent {
		if a.Lost {
			known = append(known, positions{log.Position(a.First), log.Position(a.Last)})
		}
	}
	return known
}

// lastDamage is the global offset behind which the commit log tells again what
// the logs hold; 0 if nothing in it is damaged but frames.
func (s *rescue) lastDamage() (behind int64) {
	files := s.r.files
	for _, d := range s.report.Damage {
		if d.Log != 0 || !inCommitLog(d.File) {
			continue
		}
		seq, _ := parseNumbered(d.File, segmentTail, segmentName)
		at := int64(math.MaxInt64) // the last segment: nothing is behind
		for i, f := range files {
			if f.Seq == seq && d.Offset < segment.PageBytes {
				at = 0 // what the header said is known
				break
			}
			if f.Seq == seq {
				at = f.GlobalOffset(d.Offset) + 1
				break
			}
			if f.Seq > seq {
				at = files[i].Start
				break
			}
		}
		behind = max(behind, at)
	}
	return behind
}

// loseFrom sets what a log has lost: every position that it has given and that
// is neither saved nor was left out.
func (s *rescue) loseFrom(st *stream, l *rescuedLog) {
	slices.SortFunc(l.ranges, func(a, b positions) int { return cmp.Compare(a.first, b.first) })
	have := slices.Clone(l.ranges)
	for _, h := range st.holes {
		if h.jump {
			have = append(have, positions{h.first, h.last})
		}
	}
	slices.SortFunc(have, func(a, b positions) int { return cmp.Compare(a.first, b.first) })
	at := st.first
	for _, p := range have {
		if p.first > at {
			s.lose(st, l, at, min(p.first, st.next)-1)
		}
		at = max(at, p.last+1)
	}
	// A sorted file may tell of entries whose segment is gone.
	if at > st.next {
		st.next, st.end = at, at
	}
	if at < st.next {
		s.lose(st, l, at, st.next-1)
	}
	for _, p := range l.ranges {
		if from := max(p.first, st.first); p.last >= from {
			s.report.Entries += int64(p.last - from + 1)
		}
	}
}

// lose notes positions that are gone, and where that was found.
func (s *rescue) lose(st *stream, l *rescuedLog, first, last log.Position) {
	if last-first >= JumpDistance/2 {
		// No log has lost so many: the entry that left them out is lost.
		l.left = append(l.left, positions{first, last})
		return
	}
	for at := first; at <= last; {
		h := s.blame(st, at, last)
		l.lost = append(l.lost, h)
		at = h.last + 1
	}
}

// blame finds the damage that has cost positions from first on, up to last.
func (s *rescue) blame(st *stream, first, last log.Position) hole {
	stop := last
	for _, h := range st.holes {
		if !h.jump && h.first <= first && first <= h.last {
			return hole{first: first, last: min(last, h.last), file: h.file, offset: h.offset}
		}
		if !h.jump && h.first > first {
			stop = min(stop, h.first-1)
		}
	}
	for _, d := range s.report.Damage {
		if d.Log == st.id && d.First <= first && first <= d.Last {
			return hole{first: first, last: min(stop, d.Last), file: d.File, offset: d.Offset}
		}
		if d.Log == st.id && d.First > first {
			stop = min(stop, d.First-1)
		}
	}
	h := hole{first: first, last: stop}
	for _, d := range s.report.Damage {
		if d.Log == 0 {
			h.file, h.offset = d.File, d.Offset
			break
		}
	}
	return h
}
