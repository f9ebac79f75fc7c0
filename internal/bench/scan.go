package bench

import (
	"bytes"
	"crypto/md5"
	"encoding/base64"
	"errors"
)

// scanner does to a PutRecord(s) body what no server can leave out: find every
// member by scanning the JSON, decode the data, hash the keys. It knows the
// bodies of this package only, and checks no more than it needs: it is a
// limit, not a parser.
type scanner struct {
	data    []byte // of all records, one after the other
	records int
	sums    byte // so that no sum is left out as unused
}

var errBody = errors.New("not a body of PutRecord or PutRecords")

// scan reads a body, anew.
func (s *scanner) scan(body []byte) error {
	s.data, s.records = s.data[:0], 0
	var key []byte
	for len(body) > 0 {
		c := body[0]
		body = body[1:]
		if c != '"' {
			if c == ',' || c == '{' {
				key = nil
			}
			continue
		}
		end := bytes.IndexByte(body, '"')
		if end < 0 {
			return errBody
		}
		text := body[:end]
		body = body[end+1:]
		if key == nil {
			key = text
			continue
		}
		if err := s.member(key, text); err != nil {
			return err
		}
	}
	if s.records == 0 {
		return errBody
	}
	return nil
}

// member takes one member's text.
func (s *scanner) member(key, text []byte) (err error) {
	switch string(key) {
	case "Data":
		s.data, err = base64.StdEncoding.AppendDecode(s.data, text)
	case "PartitionKey":
		sum := md5.Sum(text)
		s.sums ^= sum[0]
		s.records++
	}
	return err
}

// A reply's shard and sequence number, as long as real ones.
const (
	anyShard  = "shardId-000000000000"
	anyNumber = "49680419034815235340790193353517782374872746851158720514"
)

// reply appends a reply of the size of the real one.
func (s *scanner) reply(dst []byte, batch bool) []byte {
	const one = `{"SequenceNumber":"` + anyNumber + `","ShardId":"` + anyShard + `"}`
	if !batch {
		return append(dst, one...)
	}
	dst = append(dst, `{"FailedRecordCount":0,"Records":[`...)
	for i := range s.records {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, one...)
	}
	return append(dst, "]}"...)
}
