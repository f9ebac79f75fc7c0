package policy

import (
	"fmt"
	"slices"
	"strings"
)

// verifyResourceForms refuses resources that are neither * nor of the form of an
// ARN. What is wrong is told later than what fails legacy parsing, so there are two
// results; and as IAM was seen to do, it looks at a statement's resources from the
// last to the first in the order of their bytes and tells of the one it saw last.
func verifyResourceForms(d document) (form, legacy *Error) {
	for _, not := range []bool{false, true} {
		for _, s := range d.statements {
			if !s.resources.there || s.resources.not != not {
				continue
			}
			texts := slices.Clone(s.resources.texts)
			slices.Sort(texts)
			slices.Reverse(texts)
			for _, r := range texts {
				if message := resourceForm(r); message != "" {
					form = refuse(message, "statement %d", s.number)
				}
			}
			if form != nil {
				continue
			}
			for _, r := range texts {
				if !isLegacyResource(r) {
					return nil, refuse(textLegacy, "statement %d: %q is no ARN", s.number, r)
				}
			}
		}
	}
	return form, nil
}

// isLegacyResource says whether a resource passes what IAM calls legacy parsing: a
// vendor, and all six parts if there are empty ones.
func isLegacyResource(r string) bool {
	if r == "*" {
		return true
	}
	parts := strings.Split(r, ":")
	return len(parts) > 2 && parts[2] != "" && (len(parts) >= 6 || !strings.Contains(r, "::"))
}

// iamPaths are what resources of IAM begin with.
var iamPaths = []string{
	"user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/", "sms-mfa/",
	"saml-provider/", "oidc-provider/", "report/", "access-report/",
}

// resourceForm says what is wrong with the form of a resource, in AWS's words; ""
// if nothing is.
func resourceForm(r string) string {
	if r == "*" {
		return ""
	}
	_, rest, has := strings.Cut(r, ":")
	if !has {
		return fmt.Sprintf(`Resource %s must be in ARN format or "*".`, r)
	}
	partition, rest, has := strings.Cut(rest, ":")
	if !isPartition(partition) {
		return fmt.Sprintf(`Partition "%s" is not valid for resource "%s".`, partition, filledARN(partition, rest))
	}
	if !has {
		return textResourceVendor
	}
	service, rest, _ := strings.Cut(rest, ":")
	switch {
	case service == "iam" && !strings.HasPrefix(rest, ":"):
		return "IAM resource " + r + " cannot contain region information."
	case service == "s3" && !strings.HasPrefix(rest, ":") && !hasAccount(rest):
		return "Resource " + r + " can not contain region information."
	case service == "iam":
		parts := strings.SplitN(rest, ":", 3)
		path := parts[len(parts)-1]
		if len(parts) < 3 || path != "*" && path != "root" && !slices.ContainsFunc(iamPaths, func(p string) bool { return strings.HasPrefix(path, p) }) {
			return `IAM resource path must either be "*", root, or start with ` + strings.Join(iamPaths, ", ") + "."
		}
	}
	return ""
}

// hasAccount says whether REGION:ACCOUNT:RESOURCE names an account, as ARNs of access
// points do.
func hasAccount(rest string) bool {
	parts := strings.SplitN(rest, ":", 3)
	return len(parts) == 3 && parts[1] != ""
}

// isPartition says whether a partition is one of those Kinesis is in, or a pattern.
func isPartition(p string) bool {
	return p == "aws" || p == "aws-cn" || p == "aws-us-gov" || strings.ContainsAny(p, "*?")
}

// filledARN writes an ARN of which parts may be missing as AWS's message does.
func filledARN(partition, rest string) string {
	all := []string{"*", "*", "*", "*"}
	for i, part := range strings.SplitN(rest, ":", 4) {
		if i > 0 || part != "" || strings.Contains(rest, ":") {
			all[i] = part
		}
	}
	return "arn:" + partition + ":" + strings.Join(all, ":")
}
