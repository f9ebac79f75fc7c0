// Package masterkeytest stands in for the key services that can seal a master
// key: servers in the test's process that speak the wire form of Vault's transit
// engine and of AWS KMS, with real encryption. Only tests import it.
//
// Any goroutine may call what it gives. Read masterkeytest.go.
package masterkeytest
