package service

import (
	"context"
	"testing"

	"github.com/shardwell/shardwell/internal/policy"
)

// A handler finds the caller that the edge has put into its context, and nobody
// where nobody has been put.
func TestCallerOf(t *testing.T) {
	root := Root("aws-cn", "123456789012", "AKIA")
	if got := CallerOf(WithCaller(context.Background(), root)); got != root {
		t.Errorf("the caller is %+v", got)
	}
	if got := CallerOf(context.Background()); got != nil {
		t.Errorf("without one there is %+v", got)
	}
	if root.Kind != policy.Root || root.Account != "123456789012" || root.ARN != "arn:aws-cn:iam::123456789012:root" || root.AccessKeyID != "AKIA" {
		t.Errorf("the root is %+v", root)
	}
}
