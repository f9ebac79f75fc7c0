package main

import (
	"encoding/json"
	"io"
)

// printJSON prints what --json asks for, indented, as every subcommand does.
func printJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
