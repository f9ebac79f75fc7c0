package main

import (
	"fmt"
	"io"
	"net"
)

// welcome tells a person what the server is and what to type next.
func (c *serveCommand) welcome(w io.Writer, address net.Addr, where string) {
	url := "http://" + address.String()
	if host, port, err := net.SplitHostPort(address.String()); err == nil && net.ParseIP(host).IsUnspecified() {
		url = "http://" + net.JoinHostPort("127.0.0.1", port)
	}
	fmt.Fprintf(w, `Shardwell %s serves Kinesis Data Streams on %s
Data is kept %s. Account %s, region %s.

In another terminal:

  export AWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=%s
  aws kinesis create-stream --stream-name demo --shard-count 1
  aws kinesis put-record --stream-name demo --partition-key 1 --data aGVsbG8=

or, without the AWS CLI:

  shardwell put --stream demo --create --endpoint %s hello
  shardwell tail --stream demo --endpoint %s --from trim-horizon

Health: %s/_shardwell/health  Metrics: %s/_shardwell/metrics  Ctrl-C stops it.
`, versionText(), url, where, c.Account, c.Region, url, c.Region, url, url, url, url)
}
