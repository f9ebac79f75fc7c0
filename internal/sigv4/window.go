package sigv4

import (
	"strconv"
	"strings"
	"time"
)

// stampLayout is ISO 8601's basic form, the only one of X-Amz-Date (AWS docs).
const stampLayout = "20060102T150405Z"

// httpLayout is the form of a Date header (RFC 9110).
const httpLayout = "Mon, 02 Jan 2006 15:04:05 GMT"

// maxExpires is how long a presigned request may be valid (AWS docs).
const maxExpires = 604800 * time.Second

// checkTime reads when a request was signed and checks that this is about now,
// or that a presigned request is still valid. Both ends of the window are in it.
func (c *claim) checkTime(window time.Duration, now time.Time) (time.Time, *Refusal) {
	signedAt, ok := c.readStamp()
	if !ok {
		reason := IncompleteHeader
		if c.presigned {
			reason = IncompleteQuery
		}
		return time.Time{}, &Refusal{Reason: reason, Message: "Date must be in ISO-8601 'basic format'. Got '" + c.stamp +
			"'. See http://en.wikipedia.org/wiki/ISO_8601"}
	}
	if window == 0 {
		window = DefaultWindow
	}
	age := window
	if c.hasExpires {
		if refusal := c.readExpires(); refusal != nil {
			return time.Time{}, refusal
		}
		age = c.lifetime
	}
	// Stamps have whole seconds, and so has the comparison: a refusal would
	// otherwise say that a time is earlier than itself.
	now = now.UTC().Truncate(time.Second)
	stamp := func(t time.Time) string { return t.Format(stampLayout) }
	if oldest := now.Add(-age); signedAt.Before(oldest) {
		return time.Time{}, &Refusal{Reason: TooOld, Message: "Signature expired: " + stamp(signedAt) + " is now earlier than " +
			stamp(oldest) + " (" + stamp(now) + " - " + span(age) + ")"}
	}
	if newest := now.Add(window); signedAt.After(newest) {
		return time.Time{}, &Refusal{Reason: TooEarly, Message: "Signature not yet current: " + stamp(signedAt) + " is still later than " +
			stamp(newest) + " (" + stamp(now) + " + " + span(window) + ")"}
	}
	return signedAt, nil
}

// span spells a time span as AWS does, in minutes; a presigned request's
// lifetime need not be whole ones.
func span(d time.Duration) string {
	if d%time.Minute != 0 {
		return strconv.FormatInt(int64(d/time.Second), 10) + " sec."
	}
	return strconv.FormatInt(int64(d/time.Minute), 10) + " min."
}

// readStamp reads the time of signing and brings the stamp into its basic form,
// which is what is signed.
func (c *claim) readStamp() (time.Time, bool) {
	if len(c.stamp) == len(stampLayout) && isStamp(c.stamp) {
		t, err := time.Parse(stampLayout, c.stamp)
		return t, err == nil
	}
	if !c.dated {
		return time.Time{}, false
	}
	t, err := time.Parse(httpLayout, c.stamp)
	if err != nil || t.Year() < 1 {
		return time.Time{}, false
	}
	c.stamp = t.Format(stampLayout)
	return t, true
}

// isStamp checks the form, in which time.Parse is less strict.
func isStamp(s string) bool {
	for i := range len(s) {
		switch i {
		case 8:
			if s[i] != 'T' {
				return false
			}
		case 15:
			if s[i] != 'Z' {
				return false
			}
		default:
			if s[i] < '0' || s[i] > '9' {
				return false
			}
		}
	}
	return true
}

// readExpires reads how long a presigned request is valid. The texts are S3's.
func (c *claim) readExpires() *Refusal {
	refuse := func(text string) *Refusal { return &Refusal{Reason: IncompleteQuery, Message: text} }
	digits := strings.TrimPrefix(c.expires, "-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return refuse("X-Amz-Expires should be a number")
	}
	if digits != c.expires {
		return refuse("X-Amz-Expires must be non-negative")
	}
	seconds, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || seconds > uint64(maxExpires/time.Second) {
		return refuse("X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds")
	}
	c.lifetime = time.Duration(seconds) * time.Second
	return nil
}
