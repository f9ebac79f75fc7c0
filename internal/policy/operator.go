package policy

import "strings"

// test is how one value of a request is compared with one of a policy.
type test uint8

const (
	testEquals test = iota
	testFold
	testLike
	testARN
	testNumber
	testDate
	testBool
	testBinary
	testIP
	testNull
)

// order is which of two numbers or dates must be the larger one.
type order uint8

const (
	same order = iota
	less
	lessOrSame
	more
	moreOrSame
)

// set is what is asked of the values of a key that has several.
type set uint8

const (
	oneValue set = iota // the key is expected to have one
	allValues
	anyValue
)

// operator is a condition operator, taken apart.
type operator struct {
	test     test
	order    order
	negated  bool
	ifExists bool
	set      set
}

// operators are the documented ones. Their names have a case.
var operators = map[string]operator{
	"StringEquals":              {test: testEquals},
	"StringNotEquals":           {test: testEquals, negated: true},
	"StringEqualsIgnoreCase":    {test: testFold},
	"StringNotEqualsIgnoreCase": {test: testFold, negated: true},
	"StringLike":                {test: testLike},
	"StringNotLike":             {test: testLike, negated: true},
	"NumericEquals":             {test: testNumber},
	"NumericNotEquals":          {test: testNumber, negated: true},
	"NumericLessThan":           {test: testNumber, order: less},
	"NumericLessThanEquals":     {test: testNumber, order: lessOrSame},
	"NumericGreaterThan":        {test: testNumber, order: more},
	"NumericGreaterThanEquals":  {test: testNumber, order: moreOrSame},
	"DateEquals":                {test: testDate},
	"DateNotEquals":             {test: testDate, negated: true},
	"DateLessThan":              {test: testDate, order: less},
	"DateLessThanEquals":        {test: testDate, order: lessOrSame},
	"DateGreaterThan":           {test: testDate, order: more},
	"DateGreaterThanEquals":     {test: testDate, order: moreOrSame},
	"Bool":                      {test: testBool},
	"BinaryEquals":              {test: testBinary},
	"IpAddress":                 {test: testIP},
	"NotIpAddress":              {test: testIP, negated: true},
	"ArnEquals":                 {test: testARN},
	"ArnLike":                   {test: testARN},
	"ArnNotEquals":              {test: testARN, negated: true},
	"ArnNotLike":                {test: testARN, negated: true},
	"Null":                      {test: testNull},
}

// parseOperator reads an operator with its prefix and suffix; false if there is
// none of that name.
func parseOperator(name string) (operator, bool) {
	of := oneValue
	if rest, ok := strings.CutPrefix(name, "ForAllValues:"); ok {
		name, of = rest, allValues
	} else if rest, ok := strings.CutPrefix(name, "ForAnyValue:"); ok {
		name, of = rest, anyValue
	}
	name, ifExists := strings.CutSuffix(name, "IfExists")
	op, ok := operators[name]
	op.set, op.ifExists = of, ifExists
	return op, ok && !(ifExists && op.test == testNull)
}
