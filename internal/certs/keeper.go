package certs

import (
	"context"
	"crypto/tls"
	"log/slog"
	"sync/atomic"
	"time"
)

// Keeper has the certificate that is in force. Get one from Local or Files.
type Keeper struct {
	current atomic.Pointer[tls.Certificate]
	every   time.Duration
	check   func() // renews or takes up another one if it is time
}

// Certificate gives the certificate in force; it is made for
// tls.Config.GetCertificate.
func (k *Keeper) Certificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	return k.current.Load(), nil
}

// Keep looks after the certificate until ctx ends.
func (k *Keeper) Keep(ctx context.Context) {
	ticker := time.NewTicker(k.every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			k.check()
		case <-ctx.Done():
			return
		}
	}
}

// orDiscard gives a logger in any case.
func orDiscard(log *slog.Logger) *slog.Logger {
	if log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return log
}
