package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// model is a botocore service-2.json. Keys are named one by one, and unknown
// ones are refused, so that a new trait is noticed. Blank fields (ignored) are
// prose, client-side endpoint rules, or hints to SDKs.
type model struct {
	Version             ignored
	Documentation       ignored
	Examples            ignored
	ClientContextParams ignored `json:"clientContextParams"`
	Deprecated          bool
	DeprecatedMessage   ignored            `json:"deprecatedMessage"`
	Metadata            metadata           `json:"metadata"`
	Operations          ordered[operation] `json:"operations"`
	Shapes              ordered[shape]     `json:"shapes"`
}

type ignored struct{}

func (*ignored) UnmarshalJSON([]byte) error { return nil }

type metadata struct {
	APIVersion          string `json:"apiVersion"`
	EndpointPrefix      string `json:"endpointPrefix"`
	GlobalEndpoint      string `json:"globalEndpoint"`
	JSONVersion         string `json:"jsonVersion"`
	Protocol            string `json:"protocol"`
	Protocols           []string
	ServiceAbbreviation ignored         `json:"serviceAbbreviation"`
	ServiceFullName     string          `json:"serviceFullName"`
	ServiceID           string          `json:"serviceId"`
	SignatureVersion    string          `json:"signatureVersion"`
	SigningName         string          `json:"signingName"`
	TargetPrefix        string          `json:"targetPrefix"`
	UID                 ignored         `json:"uid"`
	XMLNamespace        namespace       `json:"xmlNamespace"`
	AWSQueryCompatible  json.RawMessage `json:"awsQueryCompatible"`
	Auth                ignored         `json:"auth"`
	ProtocolSettings    ignored         `json:"protocolSettings"`
	ChecksumFormat      ignored         `json:"checksumFormat"`
	RipServiceName      ignored         `json:"ripServiceName"`
}

// namespace is written as a string or as an object.
type namespace struct{ URI, Prefix string }

func (n *namespace) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '"' {
		return json.Unmarshal(text, &n.URI)
	}
	type object namespace
	return json.Unmarshal(text, (*object)(n))
}

type operation struct {
	Name string `json:"name"`
	HTTP struct {
		Method       string `json:"method"`
		RequestURI   string `json:"requestUri"`
		ResponseCode int    `json:"responseCode"`
	} `json:"http"`
	Input  *use  `json:"input"`
	Output *use  `json:"output"`
	Errors []use `json:"errors"`

	AuthType   string `json:"authtype"`
	Deprecated bool   `json:"deprecated"`
	Endpoint   struct {
		HostPrefix string `json:"hostPrefix"`
	} `json:"endpoint"`
	HTTPChecksumRequired bool `json:"httpChecksumRequired"`
	Idempotent           bool `json:"idempotent"`
	ReadOnly             bool `json:"readonly"`
	UnsignedPayload      bool `json:"unsignedPayload"`

	Auth                   ignored `json:"auth"`
	DeprecatedMessage      ignored `json:"deprecatedMessage"`
	DeprecatedSince        ignored `json:"deprecatedSince"`
	Documentation          ignored `json:"documentation"`
	EndpointDiscovery      ignored `json:"endpointdiscovery"`
	EndpointOperation      ignored `json:"endpointoperation"`
	HTTPChecksum           ignored `json:"httpChecksum"`
	OperationContextParams ignored `json:"operationContextParams"`
	RequestCompression     ignored `json:"requestcompression"`
	StaticContextParams    ignored `json:"staticContextParams"`
}

// use is a reference to a shape with what the place of use adds.
type use struct {
	Shape string `json:"shape"`

	Location      string    `json:"location"`
	LocationName  string    `json:"locationName"`
	QueryName     string    `json:"queryName"`
	ResultWrapper string    `json:"resultWrapper"`
	Timestamp     string    `json:"timestampFormat"`
	XMLNamespace  namespace `json:"xmlNamespace"`

	Box              bool `json:"box"`
	Deprecated       bool `json:"deprecated"`
	EventHeader      bool `json:"eventheader"`
	EventPayload     bool `json:"eventpayload"`
	Exception        bool `json:"exception"`
	Fault            bool `json:"fault"`
	Flattened        bool `json:"flattened"`
	HostLabel        bool `json:"hostLabel"`
	IdempotencyToken bool `json:"idempotencyToken"`
	JSONValue        bool `json:"jsonvalue"`
	Streaming        bool `json:"streaming"`
	XMLAttribute     bool `json:"xmlAttribute"`

	ContextParam      ignored `json:"contextParam"`
	DeprecatedMessage ignored `json:"deprecatedMessage"`
	DeprecatedSince   ignored `json:"deprecatedSince"`
	Documentation     ignored `json:"documentation"`
	Enum              ignored `json:"enum"`
	Error             ignored `json:"error"`
	Wrapper           ignored `json:"wrapper"`
}

type shape struct {
	Type string `json:"type"`

	Members  ordered[use] `json:"members"`
	Required []string     `json:"required"`
	Payload  string       `json:"payload"`
	Member   *use         `json:"member"`
	Key      *use         `json:"key"`
	Value    *use         `json:"value"`

	Min     *json.Number `json:"min"`
	Max     *json.Number `json:"max"`
	Pattern string       `json:"pattern"`
	Enum    []string     `json:"enum"`

	LocationName string    `json:"locationName"`
	Timestamp    string    `json:"timestampFormat"`
	XMLNamespace namespace `json:"xmlNamespace"`
	XMLOrder     ignored   `json:"xmlOrder"`

	Error struct {
		Code           string `json:"code"`
		HTTPStatusCode int    `json:"httpStatusCode"`
		SenderFault    bool   `json:"senderFault"`
		Fault          bool   `json:"fault"`
	} `json:"error"`
	Exception bool `json:"exception"`
	Fault     bool `json:"fault"`
	Retryable *struct {
		Throttling bool `json:"throttling"`
	} `json:"retryable"`

	Box            bool `json:"box"`
	Deprecated     bool `json:"deprecated"`
	Document       bool `json:"document"`
	Event          bool `json:"event"`
	EventStream    bool `json:"eventstream"`
	Flattened      bool `json:"flattened"`
	RequiresLength bool `json:"requiresLength"`
	Sensitive      bool `json:"sensitive"`
	Sparse         bool `json:"sparse"`
	Streaming      bool `json:"streaming"`
	Synthetic      bool `json:"synthetic"`
	Union          bool `json:"union"`
	Wrapper        bool `json:"wrapper"`

	DeprecatedMessage ignored `json:"deprecatedMessage"`
	DeprecatedSince   ignored `json:"deprecatedSince"`
	Documentation     ignored `json:"documentation"`
}

// ordered is a JSON object whose keys keep their order.
type ordered[T any] struct {
	Names  []string
	Values map[string]*T
}

func (o *ordered[T]) UnmarshalJSON(text []byte) error {
	d := strict(text)
	if _, err := d.Token(); err != nil {
		return err
	}
	o.Values = map[string]*T{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return err
		}
		name, ok := token.(string)
		if !ok {
			return fmt.Errorf("key %v is not a string", token)
		}
		value := new(T)
		if err := d.Decode(value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		o.Names = append(o.Names, name)
		o.Values[name] = value
	}
	return nil
}

func strict(text []byte) *json.Decoder {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	return d
}

// parseModel reads a model and checks that every reference leads somewhere.
func parseModel(text []byte) (*model, error) {
	m := new(model)
	if err := strict(text).Decode(m); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	for _, name := range m.Shapes.Names {
		s := m.Shapes.Values[name]
		uses := []*use{s.Member, s.Key, s.Value}
		for _, member := range s.Members.Names {
			uses = append(uses, s.Members.Values[member])
		}
		if err := m.resolve(name, uses...); err != nil {
			return nil, err
		}
	}
	for _, name := range m.Operations.Names {
		op := m.Operations.Values[name]
		uses := []*use{op.Input, op.Output}
		for i := range op.Errors {
			uses = append(uses, &op.Errors[i])
		}
		if err := m.resolve(name, uses...); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *model) resolve(where string, uses ...*use) error {
	for _, u := range uses {
		if u != nil && m.Shapes.Values[u.Shape] == nil {
			return fmt.Errorf("%s refers to unknown shape %q", where, u.Shape)
		}
	}
	return nil
}
