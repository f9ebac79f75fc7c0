package catalog

// The limits of streams that commands of version 1 were held to, without saying
// so. They never change: the log replays them.
const (
	inFlightV1        = 5
	onDemandStreamsV1 = 50
)

// shardsV1 is the limit of open shards in a region.
func shardsV1(region string) int {
	switch region {
	case "us-east-1", "us-west-2", "eu-west-1":
		return 20000
	}
	return 6000
}
