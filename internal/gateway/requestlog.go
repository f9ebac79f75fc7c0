package gateway

import (
	"cmp"
	"context"
	"log/slog"
	"strings"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
)

// log writes one line about the exchange: what succeeded and what was
// throttled at debug, since there is much of it, what was refused at info,
// what went wrong on our side at error. Bodies and credentials are never
// logged, and what a client sends makes no line long.
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
		slog.String("protocol", x.r.Proto),
	}
	if version := tlsOf(x.r); version != "" {
		attrs = append(attrs, slog.String("tls", version))
	}
	if x.tenant != (shardwell.Tenant{}) {
		attrs = append(attrs, slog.String("account", x.tenant.Account), slog.String("region", x.tenant.Region))
	}
	if stream := cmp.Or(x.streamName, streamOf(x.input)); stream != "" {
		attrs = append(attrs, slog.String("stream", clip(stream)))
	}
	if x.code != "" {
		attrs = append(attrs, slog.String("code", x.code), slog.String("message", loggable(x.code, x.message)))
	}
	if x.cause != nil {
		attrs = append(attrs, slog.Any("cause", x.cause))
	}
	if x.hint != "" {
		attrs = append(attrs, slog.String("hint", clip(x.hint)))
	}
	log.LogAttrs(ctx, level, "request", attrs...)
}

// loggable is an error's message without what it repeats of a body or of a
// credential.
func loggable(code, message string) string {
	switch code {
	case shardwell.CodeIncompleteSignature:
		// What is quoted may be a key in the wrong place, or of another scheme.
		for _, before := range []string{"Authorization=", "not a valid key=value pair", ", got '"} {
			if at := strings.Index(message, before); at >= 0 && before == "not a valid key=value pair" {
				message = "The Authorization header has a part that is " + before + "."
			} else if at >= 0 {
				message = message[:at]
			}
		}
	case shardwell.CodeSerialization:
		if end := strings.LastIndex(message, "' can"); end > 0 && message[0] == '\'' {
			message = "'..." + message[end:]
		}
	}
	return clip(message)
}

// maxLogged is how many bytes of a text a log line holds.
const maxLogged = 512

// clip cuts a text off after maxLogged bytes.
func clip(text string) string {
	if len(text) <= maxLogged {
		return text
	}
	return strings.ToValidUTF8(text[:maxLogged], "") + "..."
}

func (x *exchange) logLevel() slog.Level {
	switch {
	case x.status >= 500 && x.code != shardwell.CodeServiceUnavailable, x.sink != nil && x.cause != nil:
		return slog.LevelError
	case x.hint != "":
		return slog.LevelWarn
	case x.code == "", x.code == shardwell.CodeProvisionedThroughput, x.code == shardwell.CodeLimitExceeded,
		x.code == shardwell.CodeServiceUnavailable:
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

// streamOf is the name of the stream that an input names, by name, by ARN or by
// a consumer's ARN, or "".
func streamOf(input api.Struct) string {
	if name := stringMember(input, "StreamName"); name != "" {
		return name
	}
	text := stringMember(input, "StreamARN")
	if text == "" {
		text, _, _ = strings.Cut(stringMember(input, "ConsumerARN"), "/consumer/")
	}
	arn, _ := shardwell.ParseStreamARN(text)
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
