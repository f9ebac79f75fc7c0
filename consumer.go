package shardwell

import (
	"strconv"
	"strings"
)

// ConsumerARN is the parts of a registered consumer's ARN,
// STREAM-ARN/consumer/NAME:CREATED.
type ConsumerARN struct {
	Stream    string // the stream's ARN
	Name      string
	CreatedAt int64 // seconds since the epoch
}

// ParseConsumerARN splits an ARN that has passed the API model's pattern; ok is
// false for one of which nothing can be the ARN. Whether the stream's part is a
// stream's ARN is for ParseStreamARN to say.
func ParseConsumerARN(arn string) (c ConsumerARN, ok bool) {
	stream, rest, ok := strings.Cut(arn, "/consumer/")
	name, created, found := strings.Cut(rest, ":")
	if !ok || !found || name == "" {
		return ConsumerARN{}, false
	}
	at, err := strconv.ParseInt(created, 10, 64)
	if err != nil || at < 0 || strconv.FormatInt(at, 10) != created {
		return ConsumerARN{}, false
	}
	return ConsumerARN{stream, name, at}, true
}

// String gives the ARN.
func (c ConsumerARN) String() string {
	return c.Stream + "/consumer/" + c.Name + ":" + strconv.FormatInt(c.CreatedAt, 10)
}
