package catalog

// What an account may have in a region (AWS documentation). The numbers that
// DescribeLimits reports are these.
const (
	// MaxInFlight is how many streams may be CREATING or DELETING at once.
	MaxInFlight = 5
	// MaxOnDemandStreams is how many on-demand streams there may be.
	MaxOnDemandStreams = 50
	// maxShards is the shard limit of the three largest regions; other regions'
	// is regionalShards.
	maxShards      = 20000
	regionalShards = 6000
)

// MaxShards is how many open shards the provisioned streams of an account may
// have in a region together.
func MaxShards(region string) int {
	switch region {
	case "us-east-1", "us-west-2", "eu-west-1":
		return maxShards
	}
	return regionalShards
}
