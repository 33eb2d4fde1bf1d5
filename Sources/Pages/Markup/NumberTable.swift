/// Numbers by keys that are hashes already, so that a look-up does not hash them again.
///
/// Keys are spread by their own bits; no key is 0.
struct NumberTable: Sendable {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private var count = 0

  /// - Parameter capacity: how many keys are expected; more may come.
  init(capacity: Int = 16) {
    var slots = 16
    while slots < capacity * 2 { slots *= 2 }
    keys = [UInt64](repeating: 0, count: slots)
    numbers = [Int32](repeating: -1, count: slots)
  }

  /// The number of a key, -1 where it has none.
  subscript(key: UInt64) -> Int32 {
    keys.withUnsafeBufferPointer { numbers[Self.slot(of: key, in: $0)] }
  }

  mutating func set(_ key: UInt64, _ number: Int32) {
    precondition(key != 0, "0 stands for a free slot")
    if count * 2 >= keys.count { grow() }
    let slot = keys.withUnsafeBufferPointer { Self.slot(of: key, in: $0) }
    if keys[slot] == 0 { count += 1 }
    keys[slot] = key
    numbers[slot] = number
  }

  /// Where a key stands, or would stand; key 0 is always at a free slot.
  private static func slot(of key: UInt64, in keys: UnsafeBufferPointer<UInt64>) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key ^ key >> 29) & mask
    while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = NumberTable(capacity: keys.count)
    for (key, number) in zip(keys, numbers) where key != 0 { larger.set(key, number) }
    self = larger
  }
}
