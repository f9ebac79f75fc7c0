package main

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// literal builds a keyed composite literal, leaving out zero values.
type literal struct{ strings.Builder }

func (l *literal) text(key, value string) {
	if value != "" {
		l.raw(key, strconv.Quote(value))
	}
}

func (l *literal) flag(key string, value bool) {
	if value {
		l.raw(key, "true")
	}
}

func (l *literal) number(key string, value int) {
	if value != 0 {
		l.raw(key, strconv.Itoa(value))
	}
}

func (l *literal) texts(key string, values []string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i := range values {
		quoted[i] = strconv.Quote(values[i])
	}
	l.raw(key, "[]string{"+strings.Join(quoted, ", ")+"}")
}

func (l *literal) raw(key, value string) {
	if value != "" {
		fmt.Fprintf(l, "%s: %s,\n", key, value)
	}
}

// tableDecl declares the table of a shape.
func (g *generator) tableDecl(name string, s *shape) (string, error) {
	k, err := kind(s)
	if err != nil {
		return "", err
	}
	var l literal
	l.text("Name", name)
	l.raw("Kind", k)
	if err := g.constraints(&l, s); err != nil {
		return "", err
	}
	if err := g.structure(&l, name, s); err != nil {
		return "", err
	}
	if err := g.elements(&l, name, s); err != nil {
		return "", err
	}
	l.raw("Error", exception(name, s))
	l.text("LocationName", s.LocationName)
	l.text("XMLNamespace", s.XMLNamespace.URI)
	l.text("XMLPrefix", s.XMLNamespace.Prefix)
	format, err := timestampFormat(s.Timestamp)
	if err != nil {
		return "", err
	}
	l.raw("TimestampFormat", format)
	l.flag("Sensitive", s.Sensitive)
	l.flag("Union", s.Union)
	l.flag("EventStream", s.EventStream)
	l.flag("Event", s.Event)
	l.flag("Flattened", s.Flattened)
	l.flag("Streaming", s.Streaming)
	l.flag("RequiresLength", s.RequiresLength)
	l.flag("Wrapper", s.Wrapper)
	l.flag("Sparse", s.Sparse)
	l.flag("Box", s.Box)
	l.flag("Synthetic", s.Synthetic)
	l.flag("Deprecated", s.Deprecated)
	return fmt.Sprintf("var %s = api.Shape{\n%s}\n", g.names.table(name), l.String()), nil
}

func (g *generator) constraints(l *literal, s *shape) error {
	for _, bound := range []struct {
		key   string
		value *string
	}{{"Min", (*string)(s.Min)}, {"Max", (*string)(s.Max)}} {
		if bound.value == nil {
			continue
		}
		limit := "api.Limit{Set: true, Int: " + *bound.value + "}"
		if _, err := strconv.ParseInt(*bound.value, 10, 64); err != nil || s.Type == "float" || s.Type == "double" {
			if _, err := strconv.ParseFloat(*bound.value, 64); err != nil || (s.Type != "float" && s.Type != "double") {
				return fmt.Errorf("%s %q of a %s", bound.key, *bound.value, s.Type)
			}
			limit = "api.Limit{Set: true, Float: " + *bound.value + "}"
		}
		l.raw(bound.key, limit)
	}
	if s.Pattern != "" {
		pattern, err := g.pattern(s.Pattern)
		if err != nil {
			return err
		}
		l.raw("Pattern", pattern)
	}
	l.texts("Enum", s.Enum)
	l.texts("EnumSet", printOrder(s.Enum))
	return nil
}

// javaEscape is a character escape that Go writes otherwise.
var javaEscape = regexp.MustCompile(`\\u([0-9a-fA-F]{4})`)

// pattern gives the literal of an expression, in Go's syntax where it has to
// differ. Surrogate pairs in character classes become the code points above
// the basic plane, which is how Go's expressions see them.
func (g *generator) pattern(source string) (string, error) {
	text := source
	goForm := strings.ReplaceAll(source, `\uD800\uDC00-\uDBFF\uDFFF`, `\x{10000}-\x{10FFFF}`)
	goForm = javaEscape.ReplaceAllString(goForm, `\x{$1}`)
	for _, f := range g.facts.Patterns {
		if f.Pattern == source && f.Text != "" {
			text = f.Text
		}
		if f.Pattern == source && f.Go != "" {
			goForm = f.Go
		}
	}
	if _, err := regexp.Compile(goForm); err != nil {
		return "", fmt.Errorf("give Go's form of pattern %q in overrides.json: %w", source, err)
	}
	var l literal
	l.text("Source", text)
	if goForm != text {
		l.text("Go", goForm)
	}
	return "&api.Pattern{\n" + l.String() + "}", nil
}

func (g *generator) structure(l *literal, name string, s *shape) error {
	if s.Type != "structure" || s.Document || len(s.Members.Names) == 0 {
		return nil
	}
	l.WriteString("Members: []api.Member{\n")
	for i, member := range s.Members.Names {
		here := reference{name, fmt.Sprintf("Members[%d]", i)}
		text, err := g.member(here, member, s.Members.Values[member], indexOf(s.Required, member) >= 0)
		if err != nil {
			return fmt.Errorf("member %s: %w", member, err)
		}
		l.WriteString(text + ",\n")
	}
	l.WriteString("},\n")
	if order := g.facts.order(name, s); order != nil {
		l.raw("Order", fmt.Sprintf("[]int{%s}", strings.Trim(strings.Join(strings.Fields(fmt.Sprint(order)), ", "), "[]")))
	}
	l.number("Payload", indexOf(s.Members.Names, s.Payload)+1)
	return nil
}

func (g *generator) elements(l *literal, name string, s *shape) error {
	for _, part := range []struct {
		key string
		use *use
	}{{"Elem", s.Member}, {"Key", s.Key}, {"Value", s.Value}} {
		if part.use == nil {
			continue
		}
		text, err := g.member(reference{name, part.key}, "", part.use, false)
		if err != nil {
			return fmt.Errorf("%s: %w", part.key, err)
		}
		l.raw(part.key, "&api.Member"+text)
	}
	return nil
}

var locations = map[string]string{
	"": "", "header": "api.InHeader", "headers": "api.InHeaders", "uri": "api.InURI",
	"querystring": "api.InQuery", "statusCode": "api.InStatusCode",
}

// member gives the literal of a use of a shape, without its type.
func (g *generator) member(at reference, name string, u *use, required bool) (string, error) {
	location, ok := locations[u.Location]
	if !ok {
		return "", fmt.Errorf("unknown location %q", u.Location)
	}
	format, err := timestampFormat(u.Timestamp)
	if err != nil {
		return "", err
	}
	wire := u.LocationName
	if wire == "" {
		wire = name
	}
	var l literal
	l.text("Name", name)
	l.text("Wire", wire)
	l.text("Path", path(wire))
	if _, late := g.late[at]; !late {
		l.raw("Shape", "&"+g.names.table(u.Shape))
	}
	l.flag("Required", required)
	l.raw("Location", location)
	l.raw("TimestampFormat", format)
	l.text("QueryName", u.QueryName)
	l.text("XMLNamespace", u.XMLNamespace.URI)
	l.text("XMLPrefix", u.XMLNamespace.Prefix)
	l.flag("Flattened", u.Flattened)
	l.flag("XMLAttribute", u.XMLAttribute)
	l.flag("IdempotencyToken", u.IdempotencyToken)
	l.flag("HostLabel", u.HostLabel)
	l.flag("JSONValue", u.JSONValue)
	l.flag("EventPayload", u.EventPayload)
	l.flag("EventHeader", u.EventHeader)
	l.flag("Streaming", u.Streaming)
	l.flag("Box", u.Box)
	l.flag("Deprecated", u.Deprecated)
	return "{" + strings.TrimSuffix(strings.ReplaceAll(l.String(), "\n", " "), ", ") + "}", nil
}

func timestampFormat(name string) (string, error) {
	format, ok := map[string]string{
		"": "", "iso8601": "api.TimestampISO8601", "rfc822": "api.TimestampRFC822", "unixTimestamp": "api.TimestampUnix",
	}[name]
	if !ok {
		return "", fmt.Errorf("unknown timestamp format %q", name)
	}
	return format, nil
}

// exception gives the literal of an exception's facts, or nothing.
func exception(name string, s *shape) string {
	if !s.Exception {
		return ""
	}
	code := s.Error.Code
	if code == "" {
		code = name
	}
	var l literal
	l.text("Code", code)
	l.number("HTTPStatus", s.Error.HTTPStatusCode)
	l.flag("Fault", s.Fault || s.Error.Fault)
	l.flag("SenderFault", s.Error.SenderFault)
	l.flag("Retryable", s.Retryable != nil)
	l.flag("Throttling", s.Retryable != nil && s.Retryable.Throttling)
	return "&api.Error{\n" + l.String() + "}"
}

// serviceDecl declares the table of the service and its operations.
func (g *generator) serviceDecl() string {
	meta := &g.model.Metadata
	signing := meta.SigningName
	if signing == "" {
		signing = meta.EndpointPrefix
	}
	var l literal
	l.text("ID", meta.ServiceID)
	l.text("FullName", meta.ServiceFullName)
	l.text("APIVersion", meta.APIVersion)
	l.text("EndpointPrefix", meta.EndpointPrefix)
	l.text("SigningName", signing)
	l.text("SignatureVersion", meta.SignatureVersion)
	l.text("Protocol", meta.Protocol)
	l.texts("Protocols", meta.Protocols)
	l.text("JSONVersion", meta.JSONVersion)
	l.text("TargetPrefix", meta.TargetPrefix)
	l.text("XMLNamespace", meta.XMLNamespace.URI)
	l.text("GlobalEndpoint", meta.GlobalEndpoint)
	l.flag("QueryCompatible", len(meta.AWSQueryCompatible) > 0)

	operations := append([]string(nil), g.model.Operations.Names...)
	sort.Strings(operations)
	l.WriteString("Operations: []api.Operation{\n")
	for _, name := range operations {
		l.WriteString("{\n" + g.operation(name, g.model.Operations.Values[name]) + "},\n")
	}
	l.WriteString("},\n")

	var exceptions []use
	for _, name := range g.model.Shapes.Names {
		if g.model.Shapes.Values[name].Exception {
			exceptions = append(exceptions, use{Shape: name})
		}
	}
	sort.Slice(exceptions, func(i, j int) bool { return exceptions[i].Shape < exceptions[j].Shape })
	l.raw("Errors", g.shapeList(exceptions))
	return "// Service is the table of " + meta.ServiceFullName + ".\nvar Service = &api.Service{\n" + l.String() + "}\n"
}

func (g *generator) operation(name string, op *operation) string {
	var l literal
	l.text("Name", name)
	l.text("Method", op.HTTP.Method)
	l.text("URI", op.HTTP.RequestURI)
	if op.HTTP.ResponseCode != 200 {
		l.number("ResponseCode", op.HTTP.ResponseCode)
	}
	if op.Input != nil {
		l.raw("Input", "&"+g.names.table(op.Input.Shape))
		l.raw("MakeInput", "func() api.Struct { return new("+g.names.types[op.Input.Shape]+") }")
		l.text("InputName", op.Input.LocationName)
		l.text("InputNamespace", op.Input.XMLNamespace.URI)
	}
	if op.Output != nil {
		l.raw("Output", "&"+g.names.table(op.Output.Shape))
		l.raw("MakeOutput", "func() api.Struct { return new("+g.names.types[op.Output.Shape]+") }")
		l.text("ResultWrapper", op.Output.ResultWrapper)
	}
	l.raw("Errors", g.shapeList(op.Errors))
	l.text("HostPrefix", op.Endpoint.HostPrefix)
	l.text("AuthType", op.AuthType)
	l.flag("Idempotent", op.Idempotent)
	l.flag("ReadOnly", op.ReadOnly)
	l.flag("Deprecated", op.Deprecated)
	l.flag("UnsignedPayload", op.UnsignedPayload)
	l.flag("ChecksumRequired", op.HTTPChecksumRequired)
	return l.String()
}

func (g *generator) shapeList(uses []use) string {
	if len(uses) == 0 {
		return ""
	}
	names := make([]string, len(uses))
	for i := range uses {
		names[i] = "&" + g.names.table(uses[i].Shape)
	}
	return "[]*api.Shape{\n" + strings.Join(names, ",\n") + ",\n}"
}
