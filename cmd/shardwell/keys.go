package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"text/tabwriter"
	"time"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api/iam"
	"github.com/shardwell/shardwell/internal/sigv4"
)

// keysCommand sees to access keys, through the API of a running server.
type keysCommand struct {
	List       keysListCommand       `cmd:"" help:"List the access keys of a user."`
	Create     keysCreateCommand     `cmd:"" help:"Make an access key and show its secret, this once."`
	Deactivate keysDeactivateCommand `cmd:"" help:"Let an access key work no more, until it is activated."`
	Activate   keysActivateCommand   `cmd:"" help:"Let an access key work again."`
	Delete     keysDeleteCommand     `cmd:"" help:"Delete an access key."`
}

// Help is the example shown by --help.
func (keysCommand) Help() string {
	return `Users are made with aws iam create-user, and what they may do is said by policies: see docs/guides/iam.md.

Example: shardwell keys create --user worker`
}

// keysFlags say where, and whose.
type keysFlags struct {
	endpointFlags `embed:""`

	User string `help:"Name of the user; that of the key that signs if left out." placeholder:"NAME"`
}

// keyID is the argument that names an access key.
type keyID struct {
	ID string `arg:"" help:"Id of the access key: AKIA..." placeholder:"ID"`
}

// keyShown is an access key as IAM answers and --json prints it.
type keyShown struct {
	UserName        string `json:"user"`
	AccessKeyID     string `json:"accessKeyId" xml:"AccessKeyId"`
	Status          string `json:"status"`
	CreateDate      string `json:"created"`
	SecretAccessKey string `json:"secretAccessKey,omitempty"`
}

type keysListCommand struct {
	keysFlags `embed:""`
	JSON      bool `help:"Print one JSON array." name:"json"`
}

// Help is the example shown by --help.
func (keysListCommand) Help() string { return "Example: shardwell keys list --user worker" }

// Run prints the keys.
func (c *keysListCommand) Run(ctx context.Context, std streams) error {
	keys := []keyShown{}
	for marker := ""; ; {
		var page struct {
			Keys   []keyShown `xml:"ListAccessKeysResult>AccessKeyMetadata>member"`
			Marker string     `xml:"ListAccessKeysResult>Marker"`
		}
		if err := c.call(ctx, "ListAccessKeys", url.Values{"Marker": {marker}}, &page); err != nil {
			return err
		}
		keys = append(keys, page.Keys...)
		if marker = page.Marker; marker == "" {
			break
		}
	}
	if c.JSON {
		return printJSON(std.out, keys)
	}
	t := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "ID\tUSER\tSTATUS\tCREATED")
	for _, k := range keys {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", k.AccessKeyID, k.UserName, k.Status, k.CreateDate)
	}
	return t.Flush()
}

type keysCreateCommand struct {
	keysFlags `embed:""`
	JSON      bool `help:"Print one JSON object, not variables to eval." name:"json"`
}

// Help is the example shown by --help.
func (keysCreateCommand) Help() string {
	return `Example: eval "$(shardwell keys create --user worker)"`
}

// Run prints the new key.
func (c *keysCreateCommand) Run(ctx context.Context, std streams) error {
	var made struct {
		Key keyShown `xml:"CreateAccessKeyResult>AccessKey"`
	}
	if err := c.call(ctx, "CreateAccessKey", nil, &made); err != nil {
		return err
	}
	if c.JSON {
		return printJSON(std.out, made.Key)
	}
	_, err := fmt.Fprintf(std.out, "export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s\n", shellWord(made.Key.AccessKeyID), shellWord(made.Key.SecretAccessKey))
	return err
}

type keysDeactivateCommand struct {
	keysFlags `embed:""`
	keyID     `embed:""`
}

// Help is the example shown by --help.
func (keysDeactivateCommand) Help() string {
	return "Example: shardwell keys deactivate AKIAIOSFODNN7EXAMPLE --user worker"
}

// Run deactivates the key.
func (c *keysDeactivateCommand) Run(ctx context.Context) error {
	return c.call(ctx, "UpdateAccessKey", url.Values{"AccessKeyId": {c.ID}, "Status": {iam.StatusTypeInactive}}, nil)
}

type keysActivateCommand struct {
	keysFlags `embed:""`
	keyID     `embed:""`
}

// Help is the example shown by --help.
func (keysActivateCommand) Help() string {
	return "Example: shardwell keys activate AKIAIOSFODNN7EXAMPLE --user worker"
}

// Run activates the key.
func (c *keysActivateCommand) Run(ctx context.Context) error {
	return c.call(ctx, "UpdateAccessKey", url.Values{"AccessKeyId": {c.ID}, "Status": {iam.StatusTypeActive}}, nil)
}

type keysDeleteCommand struct {
	keysFlags `embed:""`
	keyID     `embed:""`
}

// Help is the example shown by --help.
func (keysDeleteCommand) Help() string {
	return "Example: shardwell keys delete AKIAIOSFODNN7EXAMPLE --user worker"
}

// Run deletes the key.
func (c *keysDeleteCommand) Run(ctx context.Context) error {
	return c.call(ctx, "DeleteAccessKey", url.Values{"AccessKeyId": {c.ID}}, nil)
}

// call carries out an operation of IAM on the user, once: no operation that makes a
// key is repeated while it is not known what became of it. out may be nil.
func (f *keysFlags) call(ctx context.Context, action string, form url.Values, out any) error {
	c, err := f.client()
	if err != nil {
		return err
	}
	if form == nil {
		form = url.Values{}
	}
	form.Set("Action", action)
	form.Set("Version", iam.Service.APIVersion)
	if f.User != "" {
		form.Set("UserName", f.User)
	}
	if form.Get("Marker") == "" {
		form.Del("Marker")
	}
	reply, err := c.query(ctx, []byte(form.Encode()))
	if err != nil || out == nil {
		return err
	}
	if err := xml.Unmarshal(reply, out); err != nil {
		return fmt.Errorf("understand the reply to %s: %w", action, err)
	}
	return nil
}

// query sends a form to IAM and gives the reply. A refusal is a *shardwell.Error.
func (c *client) query(ctx context.Context, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	contentType := sigv4.Pair{Name: "Content-Type", Value: "application/x-www-form-urlencoded; charset=utf-8"}
	added := sigv4.Sign(sigv4.Request{
		Method: r.Method, Path: r.URL.EscapedPath(), Body: body,
		Headers: []sigv4.Pair{{Name: "Host", Value: r.URL.Host}, contentType},
	}, c.credentials, c.region, iam.Service.SigningName, time.Now())
	for _, h := range append(added, contentType) {
		r.Header.Set(h.Name, h.Value)
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return nil, unreachable(c.endpoint, err)
	}
	defer resp.Body.Close()
	reply, err := io.ReadAll(io.LimitReader(resp.Body, maxReplyBytes))
	if err != nil {
		return nil, fmt.Errorf("read the reply: %w", err)
	}
	if resp.StatusCode == http.StatusOK {
		return reply, nil
	}
	var e struct {
		Code    string `xml:"Error>Code"`
		Message string `xml:"Error>Message"`
	}
	if err := xml.Unmarshal(reply, &e); err != nil || e.Code == "" {
		return nil, fmt.Errorf("the server answered %s: %.200q", resp.Status, reply)
	}
	return nil, &shardwell.Error{Code: e.Code, Message: e.Message}
}
