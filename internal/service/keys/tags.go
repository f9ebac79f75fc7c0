package keys

import (
	"strings"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

func (s *Service) tagHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"TagResource":      handle(s, tagResource),
		"UntagResource":    handle(s, untagResource),
		"ListResourceTags": handle(s, listResourceTags),
	}
}

// tagsOf gives the tags of a request, which may have as many as a key.
func tagsOf(list kms.TagList) (map[string]string, error) {
	if len(list) > keyring.MaxTags {
		return nil, &shardwell.Error{Code: keyring.CodeTag, Message: "Too many tags"}
	}
	found := make(map[string]string, len(list))
	for i := range list {
		key := list[i].TagKey
		if _, twice := found[key]; twice {
			return nil, &shardwell.Error{Code: keyring.CodeTag, Message: "Duplicate tag keys"}
		}
		if strings.HasPrefix(strings.ToLower(key), "aws:") {
			return nil, &shardwell.Error{Code: keyring.CodeTag, Message: "Tags beginning with aws: are reserved"}
		}
		found[key] = list[i].TagValue
	}
	return found, nil
}

func tagResource(c *call, in *kms.TagResourceRequest) (api.Struct, error) {
	tags, err := tagsOf(in.Tags)
	if err == nil {
		_, err = c.change("TagResource", in.KeyId, func(k *keyring.Key) []byte { return keyring.SetTags{ID: k.ID, Set: tags}.Encode() })
	}
	return nil, err
}

func untagResource(c *call, in *kms.UntagResourceRequest) (api.Struct, error) {
	_, err := c.change("UntagResource", in.KeyId, func(k *keyring.Key) []byte { return keyring.SetTags{ID: k.ID, Remove: in.TagKeys}.Encode() })
	return nil, err
}

func listResourceTags(c *call, in *kms.ListResourceTagsRequest) (api.Struct, error) {
	k, err := c.own("ListResourceTags", in.KeyId)
	if err != nil {
		return nil, err
	}
	all := kms.TagList{}
	for key, value := range k.Tags {
		all = append(all, kms.Tag{TagKey: key, TagValue: value})
	}
	some, marker, err := page(all, func(t kms.Tag) string { return t.TagKey }, in.Marker, in.Limit, 50)
	if err != nil {
		return nil, err
	}
	return &kms.ListResourceTagsResponse{Tags: some, NextMarker: marker, Truncated: truncated(marker)}, nil
}
