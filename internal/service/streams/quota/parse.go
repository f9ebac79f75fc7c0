package quota

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// ParseOverride reads NAME=VALUE, as users write it: VALUE is a whole number
// from 1, or "off". Letters of the name may be of either case. The error of a
// name that does not exist names those that are like it.
func ParseOverride(text string) (Override, error) {
	name, value, given := strings.Cut(text, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !given || name == "" || value == "" {
		return Override{}, fmt.Errorf("%.100q is not NAME=VALUE", text)
	}
	n, ok := find(name)
	if !ok {
		return Override{}, fmt.Errorf("there is no quota %.100q, the nearest is %s", name, strings.Join(nearest(name), " or "))
	}
	o := Override{Name: n}
	if !strings.EqualFold(value, "off") {
		var err error
		if o.Value, err = strconv.ParseInt(value, 10, 64); err != nil || o.Value < 1 {
			return Override{}, fmt.Errorf("quota %s must be a whole number from 1, or off, not %.100q", n, value)
		}
	}
	if _, err := o.check(); err != nil {
		return Override{}, err
	}
	return o, nil
}

// maxFileBytes is how much of a file of quotas is read: every quota with a long
// comment takes less.
const maxFileBytes = 1 << 20

// ParseFile reads lines NAME=VALUE. Empty lines and those that begin with # say
// nothing. A name may stand there once. Errors give the number of the line.
func ParseFile(r io.Reader) ([]Override, error) {
	var all []Override
	seen := map[Name]int{}
	bounded := &io.LimitedReader{R: r, N: maxFileBytes + 1}
	lines := bufio.NewScanner(bounded)
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		o, err := ParseOverride(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		if first := seen[o.Name]; first != 0 {
			return nil, fmt.Errorf("line %d: quota %s has a value in line %d already", number, o.Name, first)
		}
		seen[o.Name] = number
		all = append(all, o)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if bounded.N == 0 {
		return nil, fmt.Errorf("larger than %d bytes", maxFileBytes)
	}
	return all, nil
}

func find(name string) (Name, bool) {
	at := slices.IndexFunc(table, func(r Row) bool { return strings.EqualFold(r.Name, name) })
	return Name(at), at >= 0
}

// nearest gives up to three names that are most like one that does not exist,
// at least one.
func nearest(name string) []string {
	const enough = 3
	low := strings.ToLower(name)
	if len(low) > 64 {
		low = low[:64]
	}
	type candidate struct {
		name string
		far  int
	}
	all := make([]candidate, len(table))
	for i, row := range table {
		have := strings.ToLower(row.Name)
		all[i] = candidate{row.Name, distance(low, have)}
		if strings.Contains(have, low) || strings.Contains(low, have) {
			all[i].far = min(all[i].far, 2)
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return a.far - b.far })
	names := []string{all[0].name}
	for _, c := range all[1:enough] {
		if c.far <= all[0].far+1 {
			names = append(names, c.name)
		}
	}
	return names
}

// distance is how many letters must be added, dropped or changed to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
