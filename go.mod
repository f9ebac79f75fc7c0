module github.com/shardwell/shardwell

go 1.26
