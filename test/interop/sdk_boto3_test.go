//go:build interop

package interop

import "path/filepath"

func boto3() sdk {
	return sdk{
		name: "boto3", version: "1.44.5",
		variants: []variant{{http1, "json"}, {overTLS, "json"}},
		prepare: func(dir string) ([]string, error) {
			python, err := InstallBoto3("requirements", dir)
			if err != nil {
				return nil, err
			}
			program, err := filepath.Abs("sdk/boto3/main.py")
			return []string{python, "-B", program}, err
		},
		trust: func(ca, _ string) []string { return []string{"AWS_CA_BUNDLE=" + ca} },
	}
}
