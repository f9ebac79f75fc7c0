package streams

import "github.com/shardwell/shardwell"

// The texts and choices about resource policies that no record of AWS's behaviour
// settles; see decisions.go. A policy is checked, kept and given back exactly as
// it was put. It opens the resource to other accounts where signatures are
// verified, with --auth sigv4.

// noPolicyText is what GetResourcePolicy answers where there is none (recorded).
const noPolicyText = "{}"

// maxPolicyBytes is how long a policy may be: 20 KB, as resource policies of other
// services of AWS.
const maxPolicyBytes = 20 << 10

// errPolicyTooLong refuses a policy that is longer than that. The code is the one
// for all that is wrong about a policy.
func errPolicyTooLong(bytes int) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"The resource policy is %d bytes long, which is more than the maximum of %d bytes.", bytes, maxPolicyBytes)
}

// errMalformedPolicy refuses what is not written as a policy is. Members that a
// policy cannot have are refused, so that a misspelt one is noticed; NotPrincipal
// and NotAction may stand for Principal and Action.
func errMalformedPolicy(why string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "The resource policy is malformed: %s.", why)
}

// errPolicyAction refuses an action that cannot be shared. One with * or ? is
// taken if it stands for one that can.
func errPolicyAction(action string, kind shardwell.ResourceKind) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"The action %s is not supported in the resource policy of a %s.", action, kind)
}

// errPolicyResource refuses a policy about something else than what it is put on.
// A Resource with * or ? is taken if it stands for that.
func errPolicyResource(resource, arn string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument,
		"The Resource %s of the resource policy does not match the resource ARN %s.", resource, arn)
}

// errNoPolicies refuses a policy of a channel: streams, consumers and queues have
// policies (documented), though the model's pattern takes the ARN of all four.
func errNoPolicies(arn string) error {
	return shardwell.Errorf(shardwell.CodeInvalidArgument, "ResourceARN %s is not of a stream, a consumer or a queue.", arn)
}
