package gateway

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/shardwell/shardwell/internal/meter"
	"github.com/shardwell/shardwell/internal/service"
)

func untold(limit int64) *budget { return newBudget(limit, new(meter.Gauge)) }

// A body that does not fit into memory waits unread, is served as soon as there
// is room, and refused if there is none in time; in the end nothing stays
// reserved.
func TestMemoryBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, g := newFake(t, Config{MaxRequestBytesInFlight: 16000})
		body := strings.Repeat(" ", 20) + "{}" // 4 KiB, and as much for what is in it
		if !g.budget.reserve("others", 9000) {
			t.Fatal("an empty budget has no room")
		}
		began := time.Now()
		w := call(g, "POST", "/", body)
		if w.Code != 503 || !strings.HasPrefix(w.Body.String(), `{"__type":"ServiceUnavailable",`) || time.Since(began) != memoryPatience {
			t.Errorf("got %d %s after %v", w.Code, w.Body, time.Since(began))
		}
		time.AfterFunc(time.Second, func() { g.budget.release("others", 9000) })
		began = time.Now()
		if w := call(g, "POST", "/", body); w.Code != 200 || time.Since(began) != time.Second {
			t.Errorf("with room after a second: got %d %s after %v", w.Code, w.Body, time.Since(began))
		}
		if g.budget.total() != 0 || g.budget.waits != 0 {
			t.Errorf("%d bytes stay reserved, %d wait", g.budget.total(), g.budget.waits)
		}
	})
}

// Those who wait get their bytes in the order in which they came; who needs
// little passes; who gives up is not in the way of the next.
func TestBudgetOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := untold(10)
		b.reserve("first", 8)
		var mu sync.Mutex
		var order, refused []string // of those who got their bytes, and who did not
		ask := func(name string, n int64, patience time.Duration) {
			go func() {
				got := b.await(t.Context(), name, n, patience)
				mu.Lock()
				defer mu.Unlock()
				if got {
					order = append(order, name)
				} else {
					refused = append(refused, name)
				}
			}()
			synctest.Wait()
		}
		ask("ten", 10, time.Second)
		ask("five", 5, time.Hour)
		ask("four", 4, time.Hour)
		ask("too much", 11, time.Hour)
		if !b.await(t.Context(), "two", 2, 0) || b.await(t.Context(), "one", 1, 0) {
			t.Error("who needs no more than what is left does not get it at once, or who needs more does")
		}
		b.release("first", 6) // 4 are used: not enough for ten
		synctest.Wait()
		time.Sleep(2 * time.Second) // ten gives up, five goes on
		synctest.Wait()
		b.release("first", 2)
		b.release("two", 2)
		synctest.Wait()
		b.release("five", 5)
		synctest.Wait()
		b.release("four", 4)
		mu.Lock()
		defer mu.Unlock()
		if !slices.Equal(order, []string{"five", "four"}) || !slices.Equal(refused, []string{"too much", "ten"}) {
			t.Errorf("%v got their bytes, %v did not", order, refused)
		}
		if b.total() != 0 || b.waits != 0 {
			t.Errorf("%d used, %d wait", b.total(), b.waits)
		}
		ctx, cancel := context.WithCancel(t.Context())
		b.reserve("all", 10)
		time.AfterFunc(time.Second, cancel)
		if b.await(ctx, "late", 1, time.Hour) {
			t.Error("a client that has gone gets its bytes")
		}
	})
}

// Of fifty times as many requests as there is memory for, as many are served as
// memory and time allow, the rest is refused with 503, and never more bytes are
// held than the budget has.
func TestOverload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const atOnce, each = 10, 100 * time.Millisecond
		f, g := newFake(t, Config{MaxRequestBytesInFlight: atOnce*4096 + 4096})
		var mu sync.Mutex
		busy, most, heldMost := 0, 0, int64(0)
		f.describe = func(context.Context) (service.Reply, error) {
			held := g.budget.total()
			mu.Lock()
			busy++
			most, heldMost = max(most, busy), max(heldMost, held)
			mu.Unlock()
			time.Sleep(each)
			mu.Lock()
			busy--
			mu.Unlock()
			return service.Reply{}, nil
		}
		codes := make(chan int)
		const requests = 50 * atOnce
		for range requests {
			go func() {
				codes <- call(g, "POST", "/", `{"StreamName":"a"}`, "X-Amz-Target", "Kinesis_20131202.DescribeStream").Code
			}()
		}
		counts := map[int]int{}
		for range requests {
			counts[<-codes]++
		}
		served := atOnce * int(memoryPatience/each)
		if counts[200] < served*8/10 || counts[200]+counts[503] != requests || counts[503] == 0 {
			t.Errorf("got %v; there was time for %d", counts, served)
		}
		if heldMost > g.budget.max || most > atOnce || g.budget.total() != 0 {
			t.Errorf("%d bytes of %d held, %d served at once, %d bytes left", heldMost, g.budget.max, most, g.budget.total())
		}
	})
}

// A body that grows pays for the buffer that it asks for and for nothing else,
// however large the one was that it had, which may have been larger than asked
// for.
func TestGrownBodyIsPaidFor(t *testing.T) {
	g := New(Config{})
	x := &exchange{gateway: g, r: httptest.NewRequest(http.MethodPost, "/", nil), body: make([]byte, 6000)}
	if !x.reserve(decodedToo*smallestBuffer) || !x.growBody(1<<20) {
		t.Fatal("refused")
	}
	if want := int64(decodedToo * buffers.capacity(12000)); x.reserved != want || g.budget.total() != want || len(x.body) != 6000 || cap(x.body) < 12000 {
		t.Errorf("%d bytes reserved, %d of the budget, want %d; %d of %d bytes", x.reserved, g.budget.total(), want, len(x.body), cap(x.body))
	}
}

// total is all that is held.
func (b *budget) total() int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.used
}
