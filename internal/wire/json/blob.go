package json

import (
	"encoding/base64"
	"strconv"

	"github.com/shardwell/shardwell/internal/wire"
)

// strictBase64 refuses set bits behind the last byte, as AWS does.
var strictBase64 = base64.StdEncoding.Strict()

// blob reads a base64 string into the arena.
func (d *decoder) blob(field *[]byte) error {
	raw, escaped, err := d.quoted()
	if err != nil {
		return err
	}
	text := raw
	if escaped {
		if text, err = unescape(nil, raw); err != nil || !plain(raw) {
			return wire.ErrSyntax
		}
	}
	if d.arena == nil {
		// All blobs of the body fit in: base64 needs four bytes for three, and
		// the quotes pay for the padding.
		d.arena = make([]byte, 0, (len(raw)+2+len(d.body)-d.pos)/4*3+3)
	}
	start := len(d.arena)
	room := d.arena[start : start+base64.StdEncoding.DecodedLen(len(text))]
	n, err := strictBase64.Decode(room, text)
	if err != nil || len(text)%4 != 0 || n != decodedLen(text) {
		// Nothing has checked the characters so far.
		if !plain(raw) {
			return wire.ErrSyntax
		}
		d.Complain("'" + wire.Shown(text) + "' can not be converted to a Blob: " + base64Fault(text))
		return nil
	}
	d.arena = d.arena[:start+n]
	*field = d.arena[start : start+n : start+n]
	return nil
}

// decodedLen gives the length of the decoded text, if it is well-formed. The
// library skips line breaks, which AWS does not: with them either the text's
// length is no multiple of four or the decoded lengths differ.
func decodedLen(text []byte) int {
	n := len(text) / 4 * 3
	for i := len(text) - 1; i >= 0 && text[i] == '='; i-- {
		n--
	}
	return n
}

// base64Fault words what is wrong with the text as AWS does (recorded): first
// the length, then the characters, then what the last one says.
func base64Fault(text []byte) string {
	if len(text)%4 != 0 {
		return "Base64 encoded length is expected a multiple of 4 bytes but found: " + strconv.Itoa(len(text))
	}
	for i, c := range text {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '+', c == '/':
		case c == '=' && i == len(text)-1, c == '=' && i == len(text)-2 && text[i+1] == '=':
		default:
			return "Invalid Base64 character: '" + firstCharacter(text[i:]) + "'"
		}
	}
	return "Invalid last non-pad Base64 character dectected" // AWS's spelling
}

func firstCharacter(text []byte) string {
	for _, r := range string(text) {
		return string(r)
	}
	return ""
}
