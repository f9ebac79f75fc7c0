package gateway

import (
	"context"
	"log/slog"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
)

// log writes one line about the exchange: what succeeded and what was
// throttled at debug, since there is much of it, what was refused at info,
// what went wrong on our side at error. Bodies and credentials are never logged.
func (x *exchange) log(duration time.Duration) {
	level := x.logLevel()
	log := x.gateway.config.Log
	ctx := context.Background()
	if !log.Enabled(ctx, level) {
		return
	}
	attrs := []slog.Attr{
		slog.String("request", x.id),
		slog.String("operation", x.operationName()),
		slog.Int("status", x.status),
		slog.Float64("took_ms", float64(duration.Microseconds())/1000),
		slog.Int("bytes_in", x.bytesIn),
		slog.Int("bytes_out", x.bytesOut),
		slog.String("remote", x.r.RemoteAddr),
	}
	if x.tenant != (shardwell.Tenant{}) {
		attrs = append(attrs, slog.String("account", x.tenant.Account), slog.String("region", x.tenant.Region))
	}
	if stream := streamOf(x.input); stream != "" {
		attrs = append(attrs, slog.String("stream", stream))
	}
	if x.code != "" {
		attrs = append(attrs, slog.String("code", x.code), slog.String("message", x.message))
	}
	if x.cause != nil {
		attrs = append(attrs, slog.Any("cause", x.cause))
	}
	if x.hint != "" {
		attrs = append(attrs, slog.String("hint", x.hint))
	}
	log.LogAttrs(ctx, level, "request", attrs...)
}

func (x *exchange) logLevel() slog.Level {
	switch {
	case x.status >= 500 && x.code != shardwell.CodeServiceUnavailable:
		return slog.LevelError
	case x.hint != "":
		return slog.LevelWarn
	case x.code == "", x.code == shardwell.CodeProvisionedThroughput, x.code == shardwell.CodeLimitExceeded,
		x.code == shardwell.CodeServiceUnavailable:
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

// streamOf is the name of the stream that an input names, by name or by ARN,
// or "".
func streamOf(input api.Struct) string {
	if name := stringMember(input, "StreamName"); name != "" {
		return name
	}
	arn, _ := shardwell.ParseStreamARN(stringMember(input, "StreamARN"))
	return arn.Name
}

func stringMember(v api.Struct, wire string) string {
	if v == nil {
		return ""
	}
	i := v.Shape().Index(wire, 0)
	if i < 0 {
		return ""
	}
	s, _ := v.Field(i).(*string)
	if s == nil {
		return ""
	}
	return *s
}
