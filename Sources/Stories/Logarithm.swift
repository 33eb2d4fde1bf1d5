/// Logarithms and powers without the C library, so that every machine gives the same groups.
enum Logarithm {
  private static let ln2: Float = 0.693_147_18

  /// The natural logarithm of a positive number, right to six digits.
  static func natural(_ x: Float) -> Float {
    // ln x = e·ln 2 + 2·artanh((m − 1)/(m + 1)), with m in [2/3, 4/3).
    var exponent = Float(x.exponent)
    var m = x.significand
    if m >= 4.0 / 3 {
      m /= 2
      exponent += 1
    }
    let t = (m - 1) / (m + 1)
    let s = t * t
    return exponent * ln2 + 2 * t * (1 + s * (1 / 3 + s * (1 / 5 + s * (1 / 7 + s / 9))))
  }

  /// `x` to the power of `y`, for positive `x`.
  static func power(_ x: Float, _ y: Float) -> Float {
    let z = natural(x) * y / ln2
    let whole = z.rounded(.down)
    let f = (z - whole) * ln2
    let fraction = 1 + f * (1 + f / 2 * (1 + f / 3 * (1 + f / 4 * (1 + f / 5 * (1 + f / 6)))))
    return Float(sign: .plus, exponent: Int(whole), significand: fraction)
  }
}
