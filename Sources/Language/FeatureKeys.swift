/// The hashed features of one decision, written one after the other.
struct FeatureKeys {
  private let keys: UnsafeMutablePointer<UInt64>
  /// How many stand there.
  private(set) var count = 0

  @inline(__always)
  init(_ keys: UnsafeMutablePointer<UInt64>, count: Int = 0) {
    self.keys = keys
    self.count = count
  }

  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0) {
    keys[count] = Hash.feature(template, a, b)
    count += 1
  }

  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt32, _ b: UInt64 = 0) { add(template, UInt64(a), b) }
}
