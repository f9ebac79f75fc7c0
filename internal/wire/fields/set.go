package fields

// SetBool sets a *bool or **bool.
func SetBool(field any, value bool) {
	if p, ok := field.(*bool); ok {
		*p = value
		return
	}
	p := new(bool)
	*p = value
	*field.(**bool) = p
}

// SetInt32 sets an *int32 or **int32.
func SetInt32(field any, value int32) {
	if p, ok := field.(*int32); ok {
		*p = value
		return
	}
	p := new(int32)
	*p = value
	*field.(**int32) = p
}

// SetInt64 sets an *int64 or **int64.
func SetInt64(field any, value int64) {
	if p, ok := field.(*int64); ok {
		*p = value
		return
	}
	p := new(int64)
	*p = value
	*field.(**int64) = p
}

// SetFloat sets a *float64 or **float64.
func SetFloat(field any, value float64) {
	if p, ok := field.(*float64); ok {
		*p = value
		return
	}
	p := new(float64)
	*p = value
	*field.(**float64) = p
}
