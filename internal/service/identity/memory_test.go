package identity

import (
	"fmt"
	"testing"
)

// Property: what is put last is found, nothing else is, and no more is remembered than
// may be.
func TestMemory(t *testing.T) {
	var m memory[string, int]
	for i := range 20_000 {
		key := fmt.Sprintf("arn:aws:iam::000000000000:user/%05d", i)
		m.put(key, key, &i)
		if got := m.get(key, key); got == nil || *got != i {
			t.Fatalf("%s is %v", key, got)
		}
	}
	if m.get("x", "x") != nil {
		t.Error("something unknown is found")
	}
	all, used := 0, 0
	for i := range m.parts {
		if part := m.parts[i].Load(); part != nil {
			all, used = all+len(*part), used+1
			if len(*part) > maxRemembered/memoryParts {
				t.Errorf("a part has %d", len(*part))
			}
		}
	}
	if used < memoryParts || all > maxRemembered {
		t.Errorf("%d in %d parts", all, used)
	}
	if n := testing.AllocsPerRun(100, func() { m.get("arn:aws:iam::000000000000:user/19999", "x") }); n != 0 {
		t.Errorf("to look allocates %v times", n)
	}
}
