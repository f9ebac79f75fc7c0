package catalog

import "github.com/shardwell/shardwell"

// The refusals of channels. There is no recording of AWS's channels: the codes are
// in the API model, and the texts follow those of streams.

// ChannelNotFound refuses an operation on a channel that is not there, or of
// another account or region, in the words of the refusal for consumers.
func ChannelNotFound(arn, account string) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceNotFound, "Channel %s, account %s not found.", arn, account)
}

// channelNotActive refuses a change of a channel that is changing already, in the
// words of the refusal for streams. A FAILED channel can be changed, as it is what
// all channels are here once they are made.
func channelNotActive(s *Stream, c *Channel) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse, "Channel %s under account %s not ACTIVE, instead in state %s",
		c.Name, s.Account, c.Status)
}

// channelNameTaken refuses a second channel of one name in an account and region,
// as for streams.
func channelNameTaken(k Key, name string) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse, "Channel %s under account %s already exists.", name, k.Account)
}

// channelNeedsOnDemand refuses a channel of a provisioned stream with the code and
// the sentence that AWS has for the opposite case.
func channelNeedsOnDemand(s *Stream) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeValidation, "Request is invalid. Stream %s under account %s is in Provisioned mode.",
		s.Name, s.Account)
}

// hasChannels refuses to delete a stream that has channels, in whatever state they
// are, or to make it provisioned. AWS documents it of active channels.
func hasChannels(s *Stream) *shardwell.Error {
	return shardwell.Errorf(shardwell.CodeResourceInUse, "Stream %s under account %s has %d channel(s). Delete them first.",
		s.Name, s.Account, len(s.Channels))
}
