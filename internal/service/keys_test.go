package service_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/internal/service"
)

// A data key is shown by no verb, alone or inside of something.
func TestDataKeyIsHidden(t *testing.T) {
	key := service.DataKey{KeyARN: "arn", Plain: []byte{211, 211}}
	for _, verb := range []string{"%v", "%+v", "%#v", "%x", "%d", "%s"} {
		for _, value := range []any{key, &key, struct{ Key service.DataKey }{key}} {
			if text := fmt.Sprintf(verb, value); strings.Contains(text, "211") || strings.Contains(text, "d3") || !strings.Contains(text, "arn") {
				t.Errorf("%s shows %s", verb, text)
			}
		}
	}
}
