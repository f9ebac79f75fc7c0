package quota

import "fmt"

// Profile is a set of values to begin with.
type Profile string

const (
	// AWS has every quota as AWS has it.
	AWS Profile = "aws"
	// Local is AWS but for the rates of control operations, which tests and
	// development meet all the time and production hardly ever.
	Local Profile = "local"
	// Off lifts every quota, except those that bound what one request can make
	// the server do.
	Off Profile = "off"
)

// Unlimited is the value of a quota that is off.
const Unlimited = 0

// Override is a value that somebody has set.
type Override struct {
	Name  Name
	Value int64 // Unlimited for none
}

// Set is a value for every quota. It never changes, so any goroutine may use it.
type Set struct {
	profile   Profile
	large     []int64 // by Name, in the three largest regions
	elsewhere []int64
	set       []bool // not the profile's
}

// New gives a profile's values, changed by the overrides; the last one of a name
// counts. It fails if there is no such profile or a value is out of range.
func New(p Profile, overrides ...Override) (*Set, error) {
	if p != AWS && p != Local && p != Off {
		return nil, fmt.Errorf("quotas are %s, %s or %s, not %q", AWS, Local, Off, p)
	}
	s := of(p)
	for _, o := range overrides {
		value, err := o.check()
		if err != nil {
			return nil, err
		}
		s.large[o.Name], s.elsewhere[o.Name], s.set[o.Name] = value, value, true
	}
	return s, nil
}

// Of gives a profile's values unchanged. A profile that does not exist counts
// as AWS.
func Of(p Profile) *Set { return of(p) }

func of(p Profile) *Set {
	s := &Set{profile: p, large: make([]int64, len(table)), elsewhere: make([]int64, len(table)), set: make([]bool, len(table))}
	for i, row := range table {
		s.large[i], s.elsewhere[i] = row.In(p, false), row.In(p, true)
	}
	return s
}

// most is as far as any quota can be raised: sums of it stay far from overflow.
const most = 1 << 40

// check gives the value to use.
func (o Override) check() (int64, error) {
	if o.Name < 0 || int(o.Name) >= len(table) {
		return 0, fmt.Errorf("there is no quota number %d", o.Name)
	}
	row, highest := table[o.Name], int64(most)
	if row.Bounds {
		highest = row.Most
		if o.Value == Unlimited {
			return highest, nil
		}
	}
	if o.Value < 0 || o.Value > highest {
		return 0, fmt.Errorf("quota %s can be 1 to %d or off, not %d", row.Name, highest, o.Value)
	}
	return o.Value, nil
}

// Profile gives what the set was made of.
func (s *Set) Profile() Profile { return s.profile }

// Overridden says whether a value is not the profile's.
func (s *Set) Overridden(n Name) bool { return s.set[n] }

// Value gives a quota, Unlimited if there is none. Of a quota that depends on
// the region it gives that of the largest ones; see ValueIn.
func (s *Set) Value(n Name) int64 { return s.large[n] }

// ValueIn gives a quota as it is in a region, Unlimited if there is none.
func (s *Set) ValueIn(region string, n Name) int64 {
	switch region {
	case "us-east-1", "us-west-2", "eu-west-1":
		return s.large[n]
	}
	return s.elsewhere[n]
}
