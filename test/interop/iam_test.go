//go:build interop

package interop

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shardwell/shardwell/test/blackbox"
)

// tidyUp is what follows the guide: everything that it has made is found and looked
// at, and then taken away in the order that IAM asks for.
const tidyUp = `
aws sts get-caller-identity --query Arn --output text | grep -qx arn:aws:iam::000000000000:root
aws iam get-user --user-name worker --query User.Arn --output text | grep -qx arn:aws:iam::000000000000:user/worker
aws iam list-users --page-size 1 --query 'Users[].UserName' --output text | grep -qx worker
aws iam list-policies --scope Local --query 'Policies[].AttachmentCount' --output text | grep -qx 1
aws iam get-policy-version --policy-arn arn:aws:iam::000000000000:policy/five --version-id v1 \
  --query 'PolicyVersion.Document.Statement[0].Action[4]' --output text | grep -qx kinesis:GetRecords
aws iam list-attached-user-policies --user-name worker --query 'AttachedPolicies[].PolicyName' --output text | grep -qx five
aws iam put-user-policy --user-name worker --policy-name own --policy-document file://five.json
aws iam get-user-policy --user-name worker --policy-name own --query PolicyDocument.Version --output text | grep -qx 2012-10-17
aws iam simulate-principal-policy --policy-source-arn arn:aws:iam::000000000000:user/worker --action-names kinesis:PutRecord kinesis:DeleteStream \
  --resource-arns arn:aws:kinesis:us-east-1:000000000000:stream/orders --output text \
  --query 'EvaluationResults[].[EvalActionName,EvalDecision,MatchedStatements[0].SourcePolicyId,ResourceSpecificResults[0].EvalResourceDecision]' > decisions
grep -qxP 'kinesis:PutRecord\tallowed\t(five|user_worker_own)\tallowed' decisions
grep -qxP 'kinesis:DeleteStream\timplicitDeny\tNone\timplicitDeny' decisions
aws iam list-entities-for-policy --policy-arn arn:aws:iam::000000000000:policy/five --query 'PolicyUsers[].UserName' --output text | grep -qx worker
aws iam list-instance-profiles-for-role --role-name reader --query 'length(InstanceProfiles)' --output text | grep -qx 0
aws iam put-user-permissions-boundary --user-name worker --permissions-boundary arn:aws:iam::aws:policy/AmazonKinesisFullAccess
aws iam list-roles --query 'Roles[].AssumeRolePolicyDocument.Statement[0].Action' --output text | grep -qx sts:AssumeRole
! aws iam delete-user --user-name worker 2> refused
grep -q 'DeleteConflict.*must delete access keys first' refused
aws iam delete-access-key --user-name worker --access-key-id $(aws iam list-access-keys --user-name worker --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-user-policy --user-name worker --policy-name own
aws iam detach-user-policy --user-name worker --policy-arn arn:aws:iam::000000000000:policy/five
aws iam delete-user --user-name worker
aws iam delete-policy --policy-arn arn:aws:iam::000000000000:policy/five
aws iam detach-role-policy --role-name reader --policy-arn arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess
aws iam delete-role --role-name reader
! aws iam get-user --user-name worker 2> refused
grep -q 'NoSuchEntity.*The user with name worker cannot be found.' refused
`

// Property: what docs/guides/iam.md shows can be copied, with the AWS CLI as it is,
// and what it has made can be looked at and taken away.
func TestIAMGuide(t *testing.T) {
	t.Parallel()
	clients, err := Install("requirements", interopDir(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, aws := range map[string]string{"v1": clients.CLIv1, "v2": clients.CLIv2} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := blackbox.Start(t, inMemory...)
			env := environment(t, s, aws, "")
			out := runShellGuide(t, s, env, "guides/iam.md", tidyUp)
			s.Plant("the worker's secret access key", profile(t, env, "worker").SecretAccessKey)
			for _, want := range []string{`"SecretAccessKey"`, "arn:aws:sts::000000000000:assumed-role/reader/job"} {
				if !strings.Contains(out, want) {
					t.Errorf("no %s in\n%s", want, out)
				}
			}
		})
	}
}

// runShellGuide runs the examples of a page, and more after them, with an environment
// that has an AWS CLI, and gives what they print.
func runShellGuide(t *testing.T, s *blackbox.Server, env []string, page, more string) string {
	t.Helper()
	script := filepath.Join(t.TempDir(), "guide.sh")
	text := strings.Join(blackbox.Examples(t, page, "sh run"), "") + more
	if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*programLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "bash", "-euo", "pipefail", script)
	cmd.Dir = filepath.Dir(script)
	cmd.Env = env
	out, err := cmd.CombinedOutput()
	s.ClientOutput("the output of "+page, out)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}
