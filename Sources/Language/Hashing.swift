/// Mixes numbers into 64-bit keys. Keys are stored in the model, so a change here needs a new model.
package enum Hash {
  @inlinable package static func mix(_ seed: UInt64, _ value: UInt64) -> UInt64 {
    var h = (seed ^ value) &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 32
    h = h &* 0xD6E8_FEB8_6659_FD93
    return h ^ (h >> 29)
  }

  /// The key of a feature: the number of its template and up to two values.
  @inlinable package static func feature(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0) -> UInt64 {
    mix(template &* 0xA24B_AED4_963E_E407 ^ (b &* 0x9FB2_1C65_1E98_DF25), a)
  }

  /// The hash of bytes, case and all.
  @inlinable package static func bytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { h = (h ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return h ^ (h >> 31)
  }

  package static func string(_ string: String) -> UInt64 {
    var string = string
    return string.withUTF8 { bytes($0) }
  }
}
