package quota

// rate is how often a control operation may be called.
type rate struct {
	operation string
	perSecond int64
	scope     Scope
	source    string
}

// rates has every operation that does not move records, by name.
var rates = []rate{
	{"AddTagsToStream", 5, PerAccount, documented},
	{"CreateChannel", 5, PerAccount, assumed},
	{"CreateQueue", 5, PerAccount, assumed},
	{"CreateStream", 5, PerAccount, documented},
	{"DecreaseStreamRetentionPeriod", 5, PerAccount, documented},
	{"DeleteChannel", 5, PerAccount, assumed},
	{"DeleteQueue", 5, PerAccount, assumed},
	{"DeleteResourcePolicy", 5, PerAccount, documented},
	{"DeleteStream", 5, PerAccount, documented},
	{"DeregisterStreamConsumer", 5, PerStream, documented},
	{"DescribeAccountSettings", 5, PerAccount, documented},
	{"DescribeChannel", 5, PerAccount, assumed},
	{"DescribeLimits", 1, PerAccount, documented},
	{"DescribeQueue", 5, PerAccount, assumed},
	{"DescribeStream", 10, PerAccount, documented},
	{"DescribeStreamConsumer", 20, PerStream, documented},
	{"DescribeStreamSummary", 20, PerAccount, documented},
	{"DisableEnhancedMonitoring", 5, PerAccount, documented},
	{"EnableEnhancedMonitoring", 5, PerAccount, documented},
	{"GetResourcePolicy", 5, PerAccount, documented},
	{"IncreaseStreamRetentionPeriod", 5, PerAccount, documented},
	{"ListChannels", 5, PerAccount, assumed},
	{"ListQueues", 5, PerAccount, assumed},
	{"ListShards", 1000, PerStream, documented},
	{"ListStreamConsumers", 5, PerStream, documented},
	{"ListStreams", 5, PerAccount, documented},
	{"ListTagsForResource", 5, PerAccount, assumed},
	{"ListTagsForStream", 5, PerAccount, documented},
	{"MergeShards", 5, PerAccount, documented},
	{"PutResourcePolicy", 5, PerAccount, documented},
	{"RegisterStreamConsumer", 5, PerAccount, documented},
	{"RemoveTagsFromStream", 5, PerAccount, documented},
	{"SplitShard", 5, PerAccount, documented},
	{"StartStreamEncryption", 5, PerAccount, assumed},
	{"StopStreamEncryption", 5, PerAccount, assumed},
	{"TagResource", 5, PerAccount, assumed},
	{"UntagResource", 5, PerAccount, assumed},
	{"UpdateAccountSettings", 5, PerAccount, documented},
	{"UpdateChannel", 5, PerAccount, assumed},
	{"UpdateMaxRecordSize", 5, PerAccount, assumed},
	{"UpdateQueue", 5, PerAccount, assumed},
	{"UpdateShardCount", 10, PerAccount, documented},
	{"UpdateStreamMode", 5, PerAccount, assumed},
	{"UpdateStreamRecordDistributionStrategy", 5, PerAccount, assumed},
	{"UpdateStreamWarmThroughput", 5, PerAccount, documented},
}

// ratePrefix is what the name of an operation's rate begins with.
const ratePrefix = "rate."

func rateRows() []Row {
	rows := make([]Row, len(rates))
	for i, r := range rates {
		rows[i] = Row{
			Name: ratePrefix + r.operation, Unit: "calls/s", Scope: r.scope, Value: r.perSecond,
			Breach: limitExceeded, About: r.operation + " calls", Source: r.source, Control: true,
		}
	}
	return rows
}

// RateOf gives the quota on how often an operation may be called, and whether
// it has one: the operations that move records are held to the quotas of
// shards, consumers and queues instead.
func RateOf(operation string) (Name, bool) {
	for i := range rates {
		if rates[i].operation == operation {
			return named + Name(i), true
		}
	}
	return 0, false
}
