import Claims

/// What is watched, how it went, what failed and why. The template reads these names.
struct WatchListView {
  struct Item {
    let title: String
    let address: String
    let kind: String
    let counts: String
    let state: String
    let isTroubled: Bool
  }

  let pageTitle = "Watched"
  let inWatched = true
  let items: [Item]
  let isEmpty: Bool
  let summary: String

  init(_ rows: [WatchRow], now: Int) {
    // What needs a look comes first.
    let sorted = rows.filter(Self.isTroubled) + rows.filter { !Self.isTroubled($0) }
    items = sorted.map { row in
      Item(
        title: row.title ?? row.address, address: row.address, kind: row.kind, counts: row.counts,
        state: row.state(now: now), isTroubled: Self.isTroubled(row))
    }
    isEmpty = rows.isEmpty
    let troubled = rows.count(where: Self.isTroubled)
    summary = "\(rows.count) watched" + (troubled == 0 ? "" : ", \(troubled) with trouble")
  }

  private static func isTroubled(_ row: WatchRow) -> Bool { row.isStopped || row.failures > 0 }
}
