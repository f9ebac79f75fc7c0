package keys

import (
	"errors"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/api"
	"github.com/shardwell/shardwell/internal/api/kms"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/keys/keyring"
)

// defaultRotationDays is how often a key is rotated where the request does not say
// (API reference).
const defaultRotationDays = 365

func (s *Service) rotationHandlers() map[string]service.Handler {
	return map[string]service.Handler{
		"EnableKeyRotation":    handle(s, enableKeyRotation),
		"DisableKeyRotation":   handle(s, disableKeyRotation),
		"GetKeyRotationStatus": handle(s, getKeyRotationStatus),
		"RotateKeyOnDemand":    handle(s, rotateKeyOnDemand),
		"ListKeyRotations":     handle(s, listKeyRotations),
	}
}

func enableKeyRotation(c *call, in *kms.EnableKeyRotationRequest) (api.Struct, error) {
	days := int32(defaultRotationDays)
	if in.RotationPeriodInDays != nil {
		days = *in.RotationPeriodInDays
	}
	_, err := c.change("EnableKeyRotation", in.KeyId, func(k *keyring.Key) []byte {
		return keyring.SetRotation{ID: k.ID, Days: days, RotatesAt: c.in(days)}.Encode()
	})
	return nil, err
}

func disableKeyRotation(c *call, in *kms.DisableKeyRotationRequest) (api.Struct, error) {
	_, err := c.change("DisableKeyRotation", in.KeyId, func(k *keyring.Key) []byte { return keyring.SetRotation{ID: k.ID}.Encode() })
	return nil, err
}

func getKeyRotationStatus(c *call, in *kms.GetKeyRotationStatusRequest) (api.Struct, error) {
	k, err := c.byID("GetKeyRotationStatus", in.KeyId)
	if err != nil {
		return nil, err
	}
	out := &kms.GetKeyRotationStatusResponse{KeyId: k.ARN(), KeyRotationEnabled: new(false)}
	if k.RotationDays > 0 && k.DeletesAt == 0 { // one that is about to go shows none, and all of it again if it stays (API reference)
		*out.KeyRotationEnabled, out.RotationPeriodInDays, out.NextRotationDate = true, new(k.RotationDays), k.RotatesAt.Time()
	}
	return out, nil
}

func rotateKeyOnDemand(c *call, in *kms.RotateKeyOnDemandRequest) (api.Struct, error) {
	k, err := c.change("RotateKeyOnDemand", in.KeyId, func(k *keyring.Key) []byte {
		newest := k.Newest().Number
		return keyring.Rotate{ID: k.ID, Newest: newest, Sealed: c.newMaterial(k.ID, newest+1), OnDemand: true}.Encode()
	})
	if errors.Is(err, keyring.ErrStaleMaterial) {
		return nil, &shardwell.Error{Code: codeConflict, Message: "The key is being rotated."}
	}
	if err != nil {
		return nil, err
	}
	return &kms.RotateKeyOnDemandResponse{KeyId: k.ARN()}, nil
}

// listKeyRotations lists what material the key has had, but for the first unless the
// request asks for that, too.
func listKeyRotations(c *call, in *kms.ListKeyRotationsRequest) (api.Struct, error) {
	k, err := c.own("ListKeyRotations", in.KeyId)
	if err != nil {
		return nil, err
	}
	materials := append([]keyring.Material(nil), k.Materials...)
	if in.IncludeKeyMaterial != kms.IncludeKeyMaterialAllKeyMaterial {
		materials = materials[1:]
	}
	some, marker, err := page(materials, func(m keyring.Material) string { return fmt.Sprintf("%010d", m.Number) }, in.Marker, in.Limit, 100)
	if err != nil {
		return nil, err
	}
	list := kms.RotationsList{}
	for _, m := range some {
		shown := kms.RotationsListEntry{KeyId: k.ID, KeyMaterialId: materialID(k, m.Number), KeyMaterialState: kms.KeyMaterialStateNonCurrent}
		if m.Number == k.Newest().Number {
			shown.KeyMaterialState = kms.KeyMaterialStateCurrent
		}
		if m.Number > 1 {
			shown.RotationDate, shown.RotationType = m.CreatedAt.Time(), kms.RotationTypeAutomatic
			if m.OnDemand {
				shown.RotationType = kms.RotationTypeOnDemand
			}
		}
		list = append(list, shown)
	}
	return &kms.ListKeyRotationsResponse{Rotations: list, NextMarker: marker, Truncated: truncated(marker)}, nil
}
