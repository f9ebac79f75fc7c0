package shardwell

// QueueARN names the queue of the tenant with an id, which is not its name.
func (t Tenant) QueueARN(id string) string {
	return "arn:" + Partition(t.Region) + ":kinesis:" + t.Region + ":" + t.Account + ":queue/" + id
}
