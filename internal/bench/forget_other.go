//go:build !linux

package bench

import (
	"errors"
	"os"
)

func forgetFile(*os.File) error { return errors.ErrUnsupported }
