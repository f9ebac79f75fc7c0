package wire

import (
	"slices"
	"strings"

	"github.com/shardwell/shardwell/internal/api"
)

// Words is how a service tells of violations where it does so in a way of its own.
// The zero value is how most do.
type Words struct {
	// Bare leaves out the values, also that there is none.
	Bare bool
	// NeverNull ends the rules of a list's elements by the one that none is null.
	NeverNull bool
	// Unmatched gives what is said, by the name of the member, of a value that does
	// not match its pattern, or "" where that is one of the violations. It is said
	// only if there is no other violation.
	Unmatched func(member string) string
}

// IAM is how IAM tells of violations (recorded from AWS in 2026, and for names and
// prefixes of paths as its users report).
var IAM = Words{Bare: true, NeverNull: true, Unmatched: unmatchedInIAM}

// namesOfIAM are the members that name something in IAM.
var namesOfIAM = []string{
	"userName", "newUserName", "groupName", "newGroupName", "roleName", "policyName", "instanceProfileName",
}

func unmatchedInIAM(member string) string {
	said := "The specified value for " + member + " is invalid. It must "
	switch {
	case slices.Contains(namesOfIAM, member):
		return said + "contain only alphanumeric characters and/or the following: +=,.@_-"
	case member == "path" || member == "newPath":
		return said + "begin and end with / and contain only alphanumeric characters and/or / characters."
	case member == "pathPrefix":
		return said + "begin with the / character and contain only alphanumeric characters and/or / characters."
	}
	return ""
}

// unmatched notes that a value does not match its pattern.
func (v *violations) unmatched(s *api.Shape, value string) {
	if v.words.Unmatched != nil && len(v.path) == 1 {
		if said := v.words.Unmatched(v.path[0].name); said != "" {
			if v.instead == "" {
				v.instead = said
			}
			return
		}
	}
	v.add(s, quote(value), patternRule(s))
}

// ruleList is how AWS lists all rules of elements, keys or values, whichever
// of them was broken.
func (w Words) ruleList(s *api.Shape) string {
	var rules []string
	if s.Max.Set {
		rules = append(rules, maxLengthRule(s))
	}
	if s.Min.Set {
		rules = append(rules, minLengthRule(s))
	}
	if s.Pattern != nil {
		rules = append(rules, patternRule(s))
	}
	if len(s.Enum) > 0 {
		rules = append(rules, enumRule(s))
	}
	if w.NeverNull {
		rules = append(rules, "Member must not be null")
	}
	return "[" + strings.Join(rules, ", ") + "]"
}
