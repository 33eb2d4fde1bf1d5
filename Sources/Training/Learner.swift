import Language

/// An averaged perceptron in the making: a feature's row comes into being at its first update.
final class Learner {
  /// The weight of a class now: all that scoring reads, so it is small.
  private struct Cell {
    var weight: Int32 = 0
    var label: UInt8 = 0
  }

  /// The sum of a cell's weights over all steps up to `stamp`.
  private struct Sum {
    var total: Int64 = 0
    var stamp: Int32 = 0
  }

  private struct Row {
    var start: Int32 = 0
    var count: UInt16 = 0
    var room: UInt16 = 0
    var updates: Int32 = 0
  }

  private var slots: UnsafeMutablePointer<UInt64>
  private var rowOf: UnsafeMutablePointer<Int32>
  private var mask: Int
  private var rows: [Row] = []
  private var cells: [Cell] = []
  private var sums: [Sum] = []
  private(set) var updates: Int32 = 0
  let scores = UnsafeMutablePointer<Int32>.allocate(capacity: WeightTable.scoreCount)
  let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
  private let found = UnsafeMutablePointer<Int32>.allocate(capacity: 256)

  /// A feature speaks after so many updates; those of fewer are not kept.
  ///
  /// Source: Y. Goldberg, M. Elhadad, "Learning sparser perceptron models" (2011).
  private let patience: Int32

  init(patience: Int32 = 1) {
    self.patience = patience
    mask = 1 << 20 - 1
    slots = .allocate(capacity: mask + 1)
    rowOf = .allocate(capacity: mask + 1)
    slots.update(repeating: 0, count: mask + 1)
  }

  deinit {
    slots.deallocate()
    rowOf.deallocate()
    scores.deallocate()
    keys.deallocate()
    found.deallocate()
  }

  /// Scores all classes by the first `count` keys.
  ///
  /// All rows are looked up before any is read, so that the waits for memory overlap.
  func score(_ count: Int) {
    scores.update(repeating: 0, count: WeightTable.scoreCount)
    var rowCount = 0
    for k in 0..<count {
      var i = Int(truncatingIfNeeded: keys[k] >> 20) & mask
      while slots[i] != 0, slots[i] != keys[k] { i = (i + 1) & mask }
      guard slots[i] != 0 else { continue }
      found[rowCount] = rowOf[i]
      rowCount += 1
    }
    cells.withUnsafeBufferPointer { cells in
      rows.withUnsafeBufferPointer { rows in
        for k in 0..<rowCount {
          let row = rows[Int(found[k])]
          guard row.updates >= patience else { continue }
          for c in Int(row.start)..<(Int(row.start) + Int(row.count)) {
            scores[Int(cells[c].label)] &+= cells[c].weight
          }
        }
      }
    }
  }

  /// Forgets each of the first `count` keys with a chance of `share` in a hundred, and gives how many are left.
  ///
  /// The weights then do not lean on a word that was learnt by heart alone. Source: "feature noising", S. Wang et al.
  /// (2013); L. van der Maaten et al., "Learning with marginalized corrupted features" (2013).
  func forget(_ count: Int, share: UInt64, _ chance: inout Chance) -> Int {
    var kept = 0
    for k in 0..<count where chance.next() % 100 >= share {
      keys[kept] = keys[k]
      kept += 1
    }
    return kept
  }

  /// Moves the weights of the keys towards one class and away from another.
  func update(_ count: Int, good: Int, bad: Int) {
    updates += 1
    for k in 0..<count {
      let row = findRow(keys[k])
      rows[row].updates += 1
      change(row, UInt8(good), 1)
      change(row, UInt8(bad), -1)
    }
  }

  /// A step in which nothing was wrong counts for the average too.
  func tick() { updates += 1 }

  private func findRow(_ key: UInt64) -> Int {
    var i = Int(truncatingIfNeeded: key >> 20) & mask
    while slots[i] != 0, slots[i] != key { i = (i + 1) & mask }
    if slots[i] == key { return Int(rowOf[i]) }
    slots[i] = key
    rowOf[i] = Int32(rows.count)
    rows.append(Row())
    if rows.count * 2 > mask { grow() }
    return rows.count - 1
  }

  private func grow() {
    let old = (slots, rowOf, mask + 1)
    mask = (mask + 1) * 2 - 1
    slots = .allocate(capacity: mask + 1)
    rowOf = .allocate(capacity: mask + 1)
    slots.update(repeating: 0, count: mask + 1)
    for j in 0..<old.2 where old.0[j] != 0 {
      var i = Int(truncatingIfNeeded: old.0[j] >> 20) & mask
      while slots[i] != 0 { i = (i + 1) & mask }
      slots[i] = old.0[j]
      rowOf[i] = old.1[j]
    }
    old.0.deallocate()
    old.1.deallocate()
  }

  private func change(_ row: Int, _ label: UInt8, _ by: Int32) {
    var r = rows[row]
    for c in Int(r.start)..<(Int(r.start) + Int(r.count)) where cells[c].label == label {
      sums[c].total += Int64(cells[c].weight) * Int64(updates - sums[c].stamp)
      sums[c].stamp = updates
      cells[c].weight += by
      return
    }
    if r.count == r.room {
      let room = max(2, Int(r.room) * 2)
      let start = cells.count
      for c in Int(r.start)..<(Int(r.start) + Int(r.count)) {
        cells.append(cells[c])
        sums.append(sums[c])
      }
      for _ in Int(r.count)..<room {
        cells.append(Cell())
        sums.append(Sum())
      }
      (r.start, r.room) = (Int32(start), UInt16(room))
    }
    cells[Int(r.start) + Int(r.count)] = Cell(weight: by, label: label)
    sums[Int(r.start) + Int(r.count)] = Sum(total: 0, stamp: updates)
    r.count += 1
    rows[row] = r
  }

  /// The averaged weights, scaled to small whole numbers; those that come near zero are left out.
  func averaged(scale: Double = 64, floor: Double = 0) -> [(key: UInt64, class: UInt8, weight: Int16)] {
    var out: [(key: UInt64, class: UInt8, weight: Int16)] = []
    for i in 0...mask where slots[i] != 0 {
      let row = rows[Int(rowOf[i])]
      guard row.updates >= patience else { continue }
      for c in Int(row.start)..<(Int(row.start) + Int(row.count)) {
        let cell = cells[c]
        let total = sums[c].total + Int64(cell.weight) * Int64(updates - sums[c].stamp)
        let mean = Double(total) / Double(max(1, updates))
        let weight = (mean * scale).rounded()
        if weight != 0, abs(mean) > floor {
          out.append((slots[i], cell.label, Int16(max(-32767, min(32767, weight)))))
        }
      }
    }
    return out.sorted { ($0.key, $0.class) < ($1.key, $1.class) }
  }
}

/// A seeded source of chance (SplitMix64), so that training gives the same model each time.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
