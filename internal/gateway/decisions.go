package gateway

import "github.com/shardwell/shardwell"

// This file holds the texts and choices of limits on clients, which no record of
// AWS's behaviour settles: AWS has such limits, too, and does not tell them.

// errTooManyHere refuses what is over an address's share. It is the server that is
// short of room, whoever calls, which is not known yet: so 503, and SDKs try again
// after a while.
func errTooManyHere() *shardwell.Error {
	return &shardwell.Error{Code: shardwell.CodeServiceUnavailable, Message: "Too many requests are in flight from your address. Try again."}
}

// errTooManyOfCaller refuses what is over a caller's share. This is the caller's own
// doing, and the documented answer to it is ThrottlingException, a common error of
// every service ("The request was denied due to request throttling."), which SDKs try again
// at a lower rate. LimitExceededException is what Kinesis says of streams and shards, and not every SDK
// tries it again.
func errTooManyOfCaller() *shardwell.Error {
	return &shardwell.Error{Code: shardwell.CodeThrottling, Message: "Rate exceeded: too many of your requests are in flight. Try again."}
}

// errSuspect refuses, before its signature is looked at, what comes from where many
// signatures have been wrong. Who has the right key must try again, so it is what
// SDKs try again, and not that the signature is wrong, of which nothing is known.
func errSuspect() *shardwell.Error {
	return &shardwell.Error{Code: shardwell.CodeThrottling, Message: "Rate exceeded: too many signatures from your address have been refused. Try again."}
}
