import Language

/// The mean of learners that saw the same sentences in other orders: one linear model, steadier than each.
///
/// Source: "parameter mixing", R. McDonald, K. Hall, G. Mann (2010).
enum Runs {
  typealias Weight = WeightTable.Weight

  /// - Parameter train: trains one learner from a seed.
  static func mean(_ seeds: Range<UInt64>, _ train: @escaping @Sendable (UInt64) -> Learner) async -> [Weight] {
    let parts = await withTaskGroup(of: (UInt64, [Weight]).self) { group in
      for seed in seeds { group.addTask { (seed, train(seed).averaged()) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var entries = parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    entries.sort { ($0.key, $0.class) < ($1.key, $1.class) }
    var out: [Weight] = []
    var i = 0
    while i < entries.count {
      var sum = 0
      let first = entries[i]
      while i < entries.count, entries[i].key == first.key, entries[i].class == first.class {
        sum += Int(entries[i].weight)
        i += 1
      }
      let mean = (Double(sum) / Double(seeds.count)).rounded()
      if mean != 0 { out.append((first.key, first.class, Int16(mean))) }
    }
    return out
  }
}
