/// The weights of a perceptron, packed for reading: from a feature's key to the few classes it speaks for.
///
/// A key's upper bits name a bucket. A bucket holds groups, one for each lowest byte of its keys: a first word
/// `check << 24 | how many`, then a word `class << 16 | weight` (16 bits, signed) for each class. A strange key is passed
/// over in one step. About 1 unseen key in 250 meets a stranger's weights.
package struct WeightTable: @unchecked Sendable {
  /// Scores must have room for as many classes as a byte can name.
  package static let scoreCount = 256

  private let starts: UnsafePointer<UInt32>
  private let entries: UnsafePointer<UInt32>
  private let shift: UInt64

  /// A table in memory, as ``pack(_:)`` makes it; the buffers must outlive it.
  package init(index: UnsafeBufferPointer<UInt32>, entries: UnsafeBufferPointer<UInt32>) {
    starts = index.baseAddress!
    self.entries = entries.baseAddress!
    shift = UInt64(64 - (index.count - 1).trailingZeroBitCount)
  }

  /// Reads the sections `<name>.ix` and `<name>.wt`.
  init(_ file: ModelFile, _ name: String) throws(ModelError) {
    let index = try file.section(name + ".ix").bindMemory(to: UInt32.self)
    let weights = try file.section(name + ".wt").bindMemory(to: UInt32.self)
    let buckets = index.count - 1
    guard buckets > 0, buckets & (buckets - 1) == 0, let starts = index.baseAddress,
      Int(index[buckets]) == weights.count, let entries = weights.baseAddress,
      (0..<buckets).allSatisfy({ index[$0] <= index[$0 + 1] })
    else { throw file.error("has a broken section '\(name).ix'; make it again with 'Tools/train'") }
    self.starts = starts
    self.entries = entries
    shift = UInt64(64 - buckets.trailingZeroBitCount)
  }

  /// Adds the weights of every key to the scores of the classes.
  ///
  /// All buckets are looked up before any is read, so that the waits for memory overlap.
  /// - Parameter bounds: room for two numbers a key.
  @inline(__always)
  func add(
    _ keys: UnsafePointer<UInt64>, _ count: Int, _ bounds: UnsafeMutablePointer<UInt32>,
    to scores: UnsafeMutablePointer<Int32>
  ) {
    var warm: UInt32 = 0
    for k in 0..<count {
      let bucket = Int(truncatingIfNeeded: keys[k] >> shift)
      let start = starts[bucket]
      bounds[2 * k] = start
      bounds[2 * k + 1] = starts[bucket + 1]
    }
    for k in 0..<count where bounds[2 * k] < bounds[2 * k + 1] { warm &+= entries[Int(bounds[2 * k])] }
    bounds[2 * count] = warm
    for k in 0..<count {
      let check = UInt32(truncatingIfNeeded: keys[k] & 0xFF)
      var i = Int(bounds[2 * k])
      let end = Int(bounds[2 * k + 1])
      while i < end {
        let first = entries[i]
        let next = i &+ 1 &+ Int(first & 0xFFFF)
        guard first >> 24 == check else {
          i = next
          continue
        }
        i &+= 1
        while i < next {
          let entry = entries[i]
          scores[Int(entry >> 16)] &+= Int32(Int16(truncatingIfNeeded: entry))
          i &+= 1
        }
        break
      }
    }
  }

  /// Packs weights into the two sections: the bucket starts and the entries.
  package static func pack(_ weights: [Weight]) -> (index: [UInt32], entries: [UInt32]) {
    var keys = Set<UInt64>()
    for w in weights { keys.insert(w.key) }
    var bits = 4
    while 1 << bits < keys.count * 3 / 4 { bits += 1 }
    let shift = UInt64(64 - bits)
    var index = [UInt32](repeating: 0, count: 1 << bits + 1)
    var entries: [UInt32] = []
    let order = { (w: Weight) in (w.key >> shift, w.key & 0xFF, w.class) }
    var last: (bucket: UInt64, check: UInt64, class: UInt8)?
    var first = 0
    for w in weights.sorted(by: { order($0) < order($1) }) {
      let (bucket, check, label) = order(w)
      if last?.bucket != bucket || last?.check != check {
        first = entries.count
        entries.append(UInt32(check) << 24)
      } else if last?.class == label {
        // Two keys that cannot be told apart: their weights are one.
        let sum = Int(Int16(truncatingIfNeeded: entries[entries.count - 1])) + Int(w.weight)
        entries[entries.count - 1] = word(label, Int16(max(-32767, min(32767, sum))))
        continue
      }
      entries[first] += 1
      entries.append(word(label, w.weight))
      index[Int(bucket) + 1] = UInt32(entries.count)
      last = (bucket, check, label)
    }
    for i in 1..<index.count { index[i] = max(index[i], index[i - 1]) }
    return (index, entries)
  }

  package typealias Weight = (key: UInt64, class: UInt8, weight: Int16)

  private static func word(_ label: UInt8, _ weight: Int16) -> UInt32 {
    UInt32(label) << 16 | UInt32(UInt16(bitPattern: weight))
  }
}

/// A read-only map from 32-bit keys to 32-bit values in the model: open addressing, slots of key and value, key 0 free.
struct KeyTable: @unchecked Sendable {
  private let slots: UnsafePointer<UInt32>
  private let mask: Int

  init(_ file: ModelFile, _ name: String) throws(ModelError) {
    let words = try file.section(name).bindMemory(to: UInt32.self)
    let count = words.count / 2
    guard count > 0, count & (count - 1) == 0, let slots = words.baseAddress,
      (0..<count).contains(where: { words[2 * $0] == 0 })
    else { throw file.error("has a broken section '\(name)'; make it again with 'Tools/train'") }
    self.slots = slots
    mask = count - 1
  }

  @inline(__always)
  subscript(key: UInt64) -> UInt32? {
    let key32 = KeyTable.fold(key)
    var i = Int(key32) & mask
    while slots[2 * i] != 0 {
      if slots[2 * i] == key32 { return slots[2 * i + 1] }
      i = (i + 1) & mask
    }
    return nil
  }

  @inline(__always)
  static func fold(_ key: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: key ^ (key >> 32))) }
}

/// Packs a ``KeyTable``; the first value of a key stays.
package func packKeys(_ items: [(key: UInt64, value: UInt32)]) -> [UInt32] {
  var count = 16
  while count * 2 / 3 < items.count { count *= 2 }
  var slots = [UInt32](repeating: 0, count: 2 * count)
  for item in items {
    let key = KeyTable.fold(item.key)
    var i = Int(key) & (count - 1)
    while slots[2 * i] != 0 && slots[2 * i] != key { i = (i + 1) & (count - 1) }
    if slots[2 * i] == 0 { (slots[2 * i], slots[2 * i + 1]) = (key, item.value) }
  }
  return slots
}
