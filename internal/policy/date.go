package policy

import (
	"strconv"
	"strings"
	"time"
)

// parseDate reads a date of a Date condition: seconds since 1970, or what W3C's
// profile of ISO 8601 allows, from a year alone to a fraction of a second with an
// offset from UTC. Without an offset it is UTC. IAM takes years of Java's range,
// -292275054 to 292278993, and single digits.
func parseDate(text string) (time.Time, bool) {
	if !strings.ContainsAny(text, "tT-") {
		seconds, err := strconv.ParseInt(text, 10, 64)
		if err != nil || seconds < 0 || text[0] == '+' {
			return time.Time{}, false
		}
		return time.Unix(min(seconds, 1<<55), 0), true // beyond every clock, within time.Time
	}
	day, clock := text, ""
	if i := strings.IndexAny(text, "tT"); i >= 0 {
		day, clock = text[:i], text[i+1:]
	}
	year, month, date, ok := parseDay(day)
	if !ok {
		return time.Time{}, false
	}
	sinceMidnight, ok := parseClock(clock)
	if !ok {
		return time.Time{}, false
	}
	return time.Date(year, time.Month(month), date, 0, 0, 0, 0, time.UTC).Add(sinceMidnight), true
}

// parseDay reads YEAR, YEAR-MONTH or YEAR-MONTH-DAY.
func parseDay(text string) (year, month, day int, ok bool) {
	text, negative := strings.CutPrefix(text, "-")
	all, n, ok := cutThree(text, "-")
	if !ok {
		return 0, 0, 0, false
	}
	parts := all[:n]
	year, month, day = 0, 1, 1
	if year, ok = number(parts[0], 0, 292_278_993); !ok {
		return 0, 0, 0, false
	}
	if negative {
		year = -year
	}
	if len(parts) > 1 {
		if month, ok = number(parts[1], 1, 12); !ok {
			return 0, 0, 0, false
		}
	}
	if len(parts) > 2 {
		if day, ok = number(parts[2], 1, 31); !ok {
			return 0, 0, 0, false
		}
	}
	return year, month, day, year >= -292_275_054
}

// parseClock reads what follows the T: nothing, or hours, minutes, seconds with a
// fraction, and an offset.
func parseClock(text string) (time.Duration, bool) {
	var total, offset time.Duration
	if i := strings.IndexAny(text, "zZ+-"); i >= 0 {
		var ok bool
		if offset, ok = parseOffset(text[i:]); !ok {
			return 0, false
		}
		text = text[:i]
	}
	if text == "" {
		return -offset, true
	}
	parts, n, ok := cutThree(text, ":")
	if !ok {
		return 0, false
	}
	for i, part := range parts[:n] {
		whole, fraction, has := strings.Cut(part, ".")
		n, ok := number(whole, 0, []int{23, 59, 59}[i])
		if !ok || has && i < 2 {
			return 0, false
		}
		total += time.Duration(n) * []time.Duration{time.Hour, time.Minute, time.Second}[i]
		if has {
			if len(fraction) > 9 {
				return 0, false
			}
			n, ok := number(fraction, 0, 999_999_999)
			if !ok {
				return 0, false
			}
			for range 9 - len(fraction) {
				n *= 10
			}
			total += time.Duration(n)
		}
	}
	return total - offset, true
}

// cutThree cuts a text into up to three parts; false if it has more.
func cutThree(text, separator string) (parts [3]string, n int, ok bool) {
	for more := true; more; n++ {
		if n == len(parts) {
			return parts, n, false
		}
		parts[n], text, more = strings.Cut(text, separator)
	}
	return parts, n, true
}

// parseOffset reads Z, +HH or +HH:MM, or the same with a minus.
func parseOffset(text string) (time.Duration, bool) {
	sign := time.Duration(1)
	switch text[0] {
	case 'z', 'Z':
		return 0, len(text) == 1
	case '-':
		sign = -1
	}
	hours, minutes, has := strings.Cut(text[1:], ":")
	h, ok := number(hours, 0, 23)
	if !ok || len(hours) != 2 {
		return 0, false
	}
	m := 0
	if has {
		if m, ok = number(minutes, 0, 59); !ok || len(minutes) != 2 {
			return 0, false
		}
	}
	return sign * (time.Duration(h)*time.Hour + time.Duration(m)*time.Minute), true
}

// number reads digits as a number of a range.
func number(text string, least, most int) (int, bool) {
	if text == "" || len(text) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n >= least && n <= most
}
