package keys

import (
	"context"
	"errors"
	"time"

	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

// retryAfter is how long what is due waits where it cannot be written, or the clock is
// not believed.
const retryAfter = time.Minute

// keepDeadlines carries out what is due, until ctx ends.
func (s *Service) keepDeadlines(ctx context.Context, believed func() time.Time) {
	for ctx.Err() == nil {
		at, rotate := s.next()
		now := believed()
		switch {
		case at == 0:
			select {
			case <-ctx.Done():
			case <-s.changed:
			}
		case at > s.now():
			s.sleepUntil(ctx, at.Time())
		case at.Time().After(now):
			s.sleepUntil(ctx, s.cfg.Clock.Now().Add(retryAfter))
		default:
			if err := s.carryOut(ctx, rotate, now); err != nil && ctx.Err() == nil {
				s.cfg.Log.Warn("what is due about keys is put off", "error", err)
				s.sleepUntil(ctx, s.cfg.Clock.Now().Add(retryAfter))
			}
		}
	}
}

// CatchUp carries out what is due by a time that is believed; of nil it does nothing.
// Whatever else is at it does no harm: what is done is not done again.
func (s *Service) CatchUp(ctx context.Context, now time.Time) error {
	if s == nil {
		return nil
	}
	for {
		at, rotate := s.next()
		if at == 0 || at.Time().After(now) {
			return nil
		}
		if err := s.carryOut(ctx, rotate, now); err != nil {
			return err
		}
	}
}

// next is the first deadline, and which key gets new material then, if one does.
func (s *Service) next() (at log.Millis, rotate *keyring.Key) {
	s.runner.View(func() { at, rotate = s.ring.Next() })
	return at, rotate
}

// sleepUntil waits until the clock shows a time, or a key has changed.
func (s *Service) sleepUntil(ctx context.Context, at time.Time) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	woken := make(chan struct{})
	go func() {
		defer close(woken)
		select {
		case <-s.changed:
			cancel()
		case <-ctx.Done():
		}
	}()
	_ = s.cfg.Clock.SleepUntil(ctx, at) // whoever called looks at the clock
	cancel()
	<-woken
}

// carryOut does what is due.
func (s *Service) carryOut(ctx context.Context, rotate *keyring.Key, now time.Time) error {
	if rotate == nil {
		_, err := s.propose(ctx, keyring.Expire{Now: log.Millis(now.UnixMilli())}.Encode())
		s.shown.Range(func(id, _ any) bool {
			if s.ring.Key(id.(string)) == nil {
				s.shown.Delete(id)
			}
			return true
		})
		return err
	}
	newest := rotate.Newest().Number
	_, err := s.propose(ctx, keyring.Rotate{
		ID: rotate.ID, Newest: newest, Sealed: s.newMaterial(rotate.ID, newest+1), RotatesAt: s.in(rotate.RotationDays),
	}.Encode())
	if errors.Is(err, keyring.ErrStaleMaterial) {
		return nil // it was rotated meanwhile, and is looked at again
	}
	return err
}

// in is so many days from now.
func (s *Service) in(days int32) log.Millis {
	return s.now() + log.Millis(int64(days)*24*int64(time.Hour/time.Millisecond))
}
