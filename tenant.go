package shardwell

import "strings"

// Tenant is whose resources an operation sees: an account in a region. Nothing
// is shared between two tenants.
type Tenant struct {
	Account string `json:"account"` // 12 digits
	Region  string `json:"region"`  // "us-east-1"
}

// StreamARN names a stream of the tenant.
func (t Tenant) StreamARN(name string) string {
	return StreamARN{Partition: Partition(t.Region), Tenant: t, Name: name}.String()
}

// Partition is the first part of ARNs in a region: "aws", or one of the two
// separate partitions that Kinesis runs in.
func Partition(region string) string {
	switch {
	case strings.HasPrefix(region, "cn-"):
		return "aws-cn"
	case strings.HasPrefix(region, "us-gov-"):
		return "aws-us-gov"
	}
	return "aws"
}

// StreamARN is the parts of a stream's ARN,
// arn:PARTITION:kinesis:REGION:ACCOUNT:stream/NAME.
type StreamARN struct {
	Partition string
	Tenant
	Name string
}

// ParseStreamARN splits an ARN that has passed the API model's pattern
// arn:aws.*:kinesis:.*:\d{12}:stream/\S+; ok is false for anything that is not
// of exactly six parts.
func ParseStreamARN(arn string) (a StreamARN, ok bool) {
	parts, ok := splitARN(arn)
	if !ok {
		return StreamARN{}, false
	}
	name, ok := strings.CutPrefix(parts[5], "stream/")
	if !ok || name == "" {
		return StreamARN{}, false
	}
	return StreamARN{parts[1], Tenant{parts[4], parts[3]}, name}, true
}

// splitARN gives the six parts of an ARN of Kinesis, the last of which may have colons
// in it. Every call is about one, so it makes no garbage.
func splitARN(arn string) (parts [6]string, ok bool) {
	last := len(parts) - 1
	for i := range last {
		if parts[i], arn, ok = strings.Cut(arn, ":"); !ok {
			return parts, false
		}
	}
	parts[last] = arn
	return parts, parts[0] == "arn" && parts[2] == "kinesis"
}

// String gives the ARN.
func (a StreamARN) String() string {
	return "arn:" + a.Partition + ":kinesis:" + a.Region + ":" + a.Account + ":stream/" + a.Name
}
