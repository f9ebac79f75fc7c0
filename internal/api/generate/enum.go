package main

// printOrder gives the order in which AWS prints a set of enum values in its
// constraint messages: by String.hashCode in a hash table of 32 buckets (no
// bits are mixed in), which grows when it is three quarters full. This
// reproduces the recorded set of Kinesis' ShardIteratorType and those recorded
// of DynamoDB.
func printOrder(values []string) []string {
	buckets := 32
	for len(values) > buckets*3/4 {
		buckets *= 2
	}
	table := make([][]string, buckets)
	for _, v := range values {
		i := javaHash(v) & uint32(buckets-1)
		table[i] = append(table[i], v)
	}
	var order []string
	for _, bucket := range table {
		order = append(order, bucket...)
	}
	return order
}

// javaHash is Java's String.hashCode for ASCII strings.
func javaHash(s string) uint32 {
	var h uint32
	for i := 0; i < len(s); i++ {
		h = 31*h + uint32(s[i])
	}
	return h
}
