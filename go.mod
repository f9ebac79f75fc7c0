module github.com/shardwell/shardwell

go 1.26.0

require (
	github.com/alecthomas/kong v1.17.0
	github.com/anishathalye/porcupine v1.3.1
	golang.org/x/net v0.62.0
)

require golang.org/x/text v0.43.0 // indirect
