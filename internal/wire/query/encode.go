package query

import (
	"encoding/base64"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/shardwell/shardwell/internal/api"
)

// ContentType is that of every answer.
const ContentType = "text/xml"

// AppendResult appends the answer of an operation: its output, if it has one,
// and the id of the request. namespace is the API's.
func AppendResult(dst []byte, op *api.Operation, namespace, requestID string, out api.Struct) []byte {
	response := op.Name + "Response"
	dst = append(dst, "<"+response+` xmlns="`...)
	dst = escape(dst, namespace)
	dst = append(dst, `">`...)
	if out != nil && op.ResultWrapper != "" {
		dst = open(dst, op.ResultWrapper)
		dst = appendStructure(dst, out)
		dst = shut(dst, op.ResultWrapper)
	}
	dst = append(dst, "<ResponseMetadata>"...)
	dst = appendText(dst, "RequestId", requestID)
	dst = append(dst, "</ResponseMetadata>"...)
	return shut(dst, response)
}

// AppendError appends an error's answer. fault says that it is the server's.
func AppendError(dst []byte, namespace, requestID, code, message string, fault bool) []byte {
	by := "Sender"
	if fault {
		by = "Receiver"
	}
	dst = append(dst, `<ErrorResponse xmlns="`...)
	dst = escape(dst, namespace)
	dst = append(dst, `"><Error>`...)
	dst = appendText(dst, "Type", by)
	dst = appendText(dst, "Code", code)
	dst = appendText(dst, "Message", message)
	dst = append(dst, "</Error>"...)
	dst = appendText(dst, "RequestId", requestID)
	return shut(dst, "ErrorResponse")
}

func open(dst []byte, name string) []byte {
	dst = append(dst, '<')
	dst = append(dst, name...)
	return append(dst, '>')
}

func shut(dst []byte, name string) []byte {
	dst = append(dst, "</"...)
	dst = append(dst, name...)
	return append(dst, '>')
}

func appendText(dst []byte, name, text string) []byte {
	return shut(escape(open(dst, name), text), name)
}

func appendStructure(dst []byte, x api.Struct) []byte {
	s := x.Shape()
	for i := range s.Members {
		dst = appendMember(dst, s.Members[i].Wire, &s.Members[i], x.Field(i))
	}
	return dst
}

// appendMember appends a member under a name, or nothing if it is absent.
func appendMember(dst []byte, name string, m *api.Member, field any) []byte {
	switch x := field.(type) {
	case api.Ref:
		if x.Get() == nil {
			return dst
		}
		return shut(appendStructure(open(dst, name), x.Get()), name)
	case api.Struct:
		return shut(appendStructure(open(dst, name), x), name)
	case api.List:
		return appendList(dst, name, m, x)
	case *map[string]string:
		return appendStringMap(dst, name, m, *x)
	case api.Map:
		return appendMap(dst, name, m, x)
	}
	text, ok := textOf(m, field)
	if !ok {
		return dst
	}
	return appendText(dst, name, text)
}

func appendList(dst []byte, name string, m *api.Member, x api.List) []byte {
	if x.Nil() {
		return dst
	}
	element := wireOr(m.Shape.Elem, "member")
	flat := m.Flattened || m.Shape.Flattened
	if flat {
		element = name
	} else {
		dst = open(dst, name)
	}
	for i := range x.Len() {
		dst = appendMember(dst, element, m.Shape.Elem, x.At(i))
	}
	if flat {
		return dst
	}
	return shut(dst, name)
}

func appendStringMap(dst []byte, name string, m *api.Member, x map[string]string) []byte {
	if x == nil {
		return dst
	}
	keys := make([]string, 0, len(x))
	for key := range x {
		keys = append(keys, key)
	}
	return appendEntries(dst, name, m, keys, func(key string) any {
		value := x[key]
		return &value
	})
}

func appendMap(dst []byte, name string, m *api.Member, x api.Map) []byte {
	if x.Nil() {
		return dst
	}
	return appendEntries(dst, name, m, x.Keys(nil), x.At)
}

// appendEntries appends a map, by key.
func appendEntries(dst []byte, name string, m *api.Member, keys []string, at func(key string) any) []byte {
	entry := "entry"
	flat := m.Flattened || m.Shape.Flattened
	if flat {
		entry = name
	} else {
		dst = open(dst, name)
	}
	slices.Sort(keys)
	for _, key := range keys {
		dst = open(dst, entry)
		dst = appendText(dst, wireOr(m.Shape.Key, "key"), key)
		dst = appendMember(dst, wireOr(m.Shape.Value, "value"), m.Shape.Value, at(key))
		dst = shut(dst, entry)
	}
	if flat {
		return dst
	}
	return shut(dst, name)
}

// textOf gives the text of a value, and false for one that is absent.
func textOf(m *api.Member, field any) (string, bool) {
	switch x := field.(type) {
	case *string:
		return *x, *x != "" || m.Required
	case *[]byte:
		return base64.StdEncoding.EncodeToString(*x), *x != nil
	case *time.Time:
		return x.UTC().Format(time.RFC3339), !x.IsZero()
	case *bool:
		return strconv.FormatBool(*x), true
	case **bool:
		if *x != nil {
			return strconv.FormatBool(**x), true
		}
	case *int32:
		return strconv.FormatInt(int64(*x), 10), true
	case **int32:
		if *x != nil {
			return strconv.FormatInt(int64(**x), 10), true
		}
	case *int64:
		return strconv.FormatInt(*x, 10), true
	case **int64:
		if *x != nil {
			return strconv.FormatInt(**x, 10), true
		}
	case *float64:
		return strconv.FormatFloat(*x, 'g', -1, 64), true
	case **float64:
		if *x != nil {
			return strconv.FormatFloat(**x, 'g', -1, 64), true
		}
	}
	return "", false
}

// escape appends text so that it is neither markup nor, in an attribute, its
// end. What XML 1.0 cannot hold becomes the replacement character.
func escape(dst []byte, text string) []byte {
	for _, r := range text {
		switch r {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		case '"':
			dst = append(dst, "&quot;"...)
		case '\r':
			dst = append(dst, "&#xD;"...)
		default:
			if !inXML(r) {
				r = utf8.RuneError
			}
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

func inXML(r rune) bool {
	return r == '\t' || r == '\n' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
}
