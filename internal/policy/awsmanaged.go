package policy

import (
	"slices"
	"strings"
)

// AWSManaged is a policy that is there in every account.
type AWSManaged struct {
	// Path is / or /service-role/.
	Path string
	Name string
	// Version is its default version and the only one we have.
	Version  string
	Document string
}

// ARN gives the policy's ARN in a partition.
func (m AWSManaged) ARN(partition string) string {
	return "arn:" + partition + ":iam::aws:policy" + m.Path + m.Name
}

// FindAWSManaged gives one of AWS's policies by its ARN.
func FindAWSManaged(arn string) (AWSManaged, bool) {
	parts := strings.SplitN(arn, ":", arnParts)
	if len(parts) != arnParts || parts[0] != "arn" || parts[2] != "iam" || parts[3] != "" || parts[4] != "aws" {
		return AWSManaged{}, false
	}
	for _, m := range awsManaged {
		if parts[5] == "policy"+m.Path+m.Name {
			return m, true
		}
	}
	return AWSManaged{}, false
}

// AWSManagedPolicies gives all of AWS's policies that we have.
func AWSManagedPolicies() []AWSManaged { return slices.Clone(awsManaged) }

// awsManaged grant what AWS publishes in its managed policy reference.
var awsManaged = []AWSManaged{
	{"/", "AdministratorAccess", "v1", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`},
	{"/", "AmazonKinesisFirehoseFullAccess", "v1", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["firehose:*"],"Resource":"*"}]}`},
	{"/", "AmazonKinesisFullAccess", "v1", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:*","Resource":"*"}]}`},
	{"/", "AmazonKinesisReadOnlyAccess", "v1", `{"Version":"2012-10-17","Statement":[` +
		`{"Effect":"Allow","Action":["kinesis:Describe*","kinesis:Get*","kinesis:List*"],"Resource":"*"}]}`},
	{"/", "CloudWatchFullAccess", "v4", `{"Version":"2012-10-17","Statement":[` +
		`{"Effect":"Allow","Action":["autoscaling:Describe*","cloudwatch:*","iam:GetPolicy","iam:GetPolicyVersion","iam:GetRole","logs:*","oam:ListSinks","sns:*"],"Resource":"*"},` +
		`{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole",` +
		`"Resource":"arn:aws:iam::*:role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents*",` +
		`"Condition":{"StringLike":{"iam:AWSServiceName":"events.amazonaws.com"}}},` +
		`{"Effect":"Allow","Action":"oam:ListAttachedLinks","Resource":"arn:aws:oam:*:*:sink/*"}]}`},
	{"/service-role/", "AWSLambdaBasicExecutionRole", "v1", `{"Version":"2012-10-17","Statement":[` +
		`{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}`},
	{"/service-role/", "AWSLambdaKinesisExecutionRole", "v2", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[` +
		`"kinesis:DescribeStream","kinesis:DescribeStreamSummary","kinesis:GetRecords","kinesis:GetShardIterator","kinesis:ListShards","kinesis:ListStreams",` +
		`"kinesis:SubscribeToShard","logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}`},
}
