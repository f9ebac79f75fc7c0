// Package service holds the two types by which the gateway calls a service.
// Services live in the packages below it and never import each other.
package service
