package wire

import "github.com/shardwell/shardwell/internal/api"

// matches is Pattern.Match with short cuts for the expressions that every
// request meets; a test holds them against the expressions themselves.
func matches(p *api.Pattern, s string) bool {
	switch p.Source {
	case `[a-zA-Z0-9_.-]+`:
		return isName(s)
	case `0|([1-9]\d{0,38})`:
		return isDecimal(s, 39)
	case `0|([1-9]\d{0,128})`:
		return isDecimal(s, 129)
	}
	return p.Match(s)
}

func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_', c == '.', c == '-':
		default:
			return false
		}
	}
	return s != ""
}

// isDecimal tells whether s is a number of at most that many digits without a
// leading zero.
func isDecimal(s string, digits int) bool {
	if s == "" || len(s) > digits || s[0] == '0' && len(s) > 1 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
