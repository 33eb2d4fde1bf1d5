import Claims
import GRDB

/// What filters ask of claims, a column each, in memory: some sixty bytes a claim. A filter looks at all of a million claims
/// in milliseconds, whatever it asks for, so that no list, count or map depends on which index would fit.
struct ClaimColumns: Sendable {
  private(set) var numbers: [Int64] = []
  /// By number, its row; -1 for a number that no claim has.
  private var rows: [Int32] = []
  private var documents: [Int32] = []
  /// 0 where nobody is named; else a row of ``names``, ``scenes``.
  private var actors: [Int32] = []
  private var recipients: [Int32] = []
  private(set) var settings: [Int32] = []
  private var types = TermColumn()
  private var modes = TermColumn()
  private(set) var certainties = TermColumn()
  private var outletTerms = TermColumn()
  private var reported = TermColumn()
  /// Days since 1970; out of all reach where none is known.
  private var firstDays: [Int32] = []
  private var lastDays: [Int32] = []
  private var confidences: [Double] = []
  private var isControl: [Bool] = []
  private var isReplaced: [Bool] = []
  /// The rows, the earliest report first, then by number.
  private var order: [Int32] = []
  private var names = KeyTable()
  private(set) var scenes = SceneTable()
  /// The last row of `claims` and of `claim_changes` that is known.
  private(set) var lastClaim: Int64 = 0
  private(set) var lastChange: Int64 = 0
  private var days = DayReader()

  var count: Int { numbers.count }

  // MARK: reading

  /// Takes up what the archive has and the columns have not.
  mutating func update(_ db: Database) throws {
    let (newest, change) = try Self.last(db)
    try names.update(db)
    try scenes.update(db)
    if change > lastChange { try takeChanges(db) }
    if newest > lastClaim { try takeClaims(db) }
    // A reader whose view of the file is older than what is known brings nothing, and takes nothing away.
    lastClaim = max(lastClaim, newest)
    lastChange = max(lastChange, change)
  }

  private static func last(_ db: Database) throws -> (claim: Int64, change: Int64) {
    func number(_ table: String) throws -> Int64 {
      let newest = try db.cachedStatement(sql: "SELECT max(number) FROM \(table)")
      return try Int64.fetchOne(newest) ?? 0
    }
    return (try number("claims"), try number("claim_changes"))
  }

  /// Whether the archive has nothing that the columns have not.
  func isCurrent(_ db: Database) throws -> Bool {
    let last = try Self.last(db)
    return last.claim <= lastClaim && last.change <= lastChange
  }

  func isSame(as other: ClaimColumns) -> Bool {
    (lastClaim, lastChange) == (other.lastClaim, other.lastChange)
  }

  func row(of number: Int64) -> Int? {
    guard rows.indices.contains(Int(number)), rows[Int(number)] >= 0 else { return nil }
    return Int(rows[Int(number)])
  }

  private static let columns = """
    SELECT number, document, reported, type, mode, certainty, outlet, confidence, day_from, day_to, actor, recipient,
      scene, control IS NOT NULL, replaced_by IS NOT NULL FROM claims
    """

  private mutating func takeClaims(_ db: Database) throws {
    // At first all, in their order out of the one index that holds all this; later the few that are new.
    let isFirst = numbers.isEmpty
    let source = isFirst ? " INDEXED BY claims_lean ORDER BY reported, number" : " WHERE number > ? ORDER BY number"
    let rows = try Row.fetchCursor(db, sql: Self.columns + source, arguments: isFirst ? [] : [lastClaim])
    let start = numbers.count
    while let row = try rows.next() { append(row) }
    let new = (start..<numbers.count).map { Int32($0) }
    if isFirst { order = new } else { merge(new.sorted(by: isBefore)) }
  }

  private mutating func takeChanges(_ db: Database) throws {
    let changed = try Int64.fetchSet(
      db, sql: "SELECT claim FROM claim_changes WHERE number > ? AND claim <= ?", arguments: [lastChange, lastClaim])
    var moved: Set<Int32> = []
    for row in changed.compactMap(row) {
      guard let found = try Row.fetchOne(db, sql: Self.columns + " WHERE number = ?", arguments: [numbers[row]]) else {
        isReplaced[row] = true
        continue
      }
      set(found, at: row)
      moved.insert(Int32(row))
    }
    if !moved.isEmpty { order.removeAll { moved.contains($0) } }
    merge(moved.sorted(by: isBefore))
  }

  private mutating func append(_ row: Row) {
    numbers.append(row[0])
    while rows.count <= Int(numbers[numbers.count - 1]) { rows.append(-1) }
    rows[Int(numbers[numbers.count - 1])] = Int32(numbers.count - 1)
    documents.append(0)
    actors.append(0)
    recipients.append(0)
    settings.append(0)
    firstDays.append(0)
    lastDays.append(0)
    confidences.append(0)
    isControl.append(false)
    isReplaced.append(false)
    set(row, at: numbers.count - 1)
  }

  private mutating func set(_ row: Row, at index: Int) {
    documents[index] = row[1]
    reported.set(row[2], at: index)
    types.set(row[3], at: index)
    modes.set(row[4], at: index)
    certainties.set(row[5], at: index)
    outletTerms.set(row[6], at: index)
    confidences[index] = row[7]
    firstDays[index] = days.number(row[8]) ?? .max
    lastDays[index] = days.number(row[9]) ?? .min
    actors[index] = row[10] ?? 0
    recipients[index] = row[11] ?? 0
    settings[index] = row[12] ?? 0
    isControl[index] = row[13]
    isReplaced[index] = row[14]
  }

  private func isBefore(_ a: Int32, _ b: Int32) -> Bool {
    let (left, right) = (reported[Int(a)] ?? "", reported[Int(b)] ?? "")
    return left == right ? numbers[Int(a)] < numbers[Int(b)] : left < right
  }

  private mutating func merge(_ new: [Int32]) {
    guard let first = new.first else { return }
    if let last = order.last, !isBefore(last, first) {
      var (merged, rest) = ([Int32](), new[...])
      merged.reserveCapacity(order.count + new.count)
      for row in order {
        while let next = rest.first, isBefore(next, row) { merged.append(rest.removeFirst()) }
        merged.append(row)
      }
      order = merged + rest
    } else {
      order += new
    }
  }

  // MARK: asking

  /// Whether all that a filter asks is in the columns, or in `found`.
  static func answers(_ filter: ClaimFilter) -> Bool {
    filter.document == nil && filter.story == nil && filter.since == nil && filter.rule == nil
      && filter.review == nil
  }

  /// Which rows a filter lets through.
  ///
  /// - Parameter found: the rows whose claims have the filter's words, where it asks for any.
  func mask(_ filter: ClaimFilter, found: [Bool]?) -> [Bool] {
    var mask = filter.includesReplaced ? [Bool](repeating: true, count: count) : isReplaced.map { !$0 }
    func keep(_ column: [Int32], _ isWanted: [Bool]) {
      for row in mask.indices where mask[row] { mask[row] = isWanted[Int(column[row])] }
    }
    func keep(_ test: (Int) -> Bool) {
      for row in mask.indices where mask[row] { mask[row] = test(row) }
    }
    if let actor = filter.actor { keep(actors, names.holding(actor)) }
    if let recipient = filter.recipient { keep(recipients, names.holding(recipient)) }
    if filter.place != nil || filter.geonameid != nil || filter.country != nil {
      keep(settings, scenes.matching(filter))
    }
    if !filter.types.isEmpty { keep(types.ids, types.among(filter.types.map(\.rawValue))) }
    if !filter.certainties.isEmpty { keep(certainties.ids, certainties.among(filter.certainties.map(\.rawValue))) }
    if let mode = filter.mode { keep(modes.ids, modes.among([mode])) }
    if let outlet = filter.outlet { keep(outletTerms.ids, outletTerms.among([outlet])) }
    if let from = filter.from.map({ Int32(clamping: $0.number) }) { keep { lastDays[$0] >= from } }
    if let to = filter.to.map({ Int32(clamping: $0.number) }) { keep { firstDays[$0] <= to } }
    if let confidence = filter.confidence { keep { confidences[$0] >= confidence } }
    if filter.isAboutControl { keep { isControl[$0] } }
    if let party = filter.party {
      let isNamed = names.holding(party)
      keep { isNamed[Int(actors[$0])] || isNamed[Int(recipients[$0])] }
    }
    if let found { keep { found[$0] } }
    return mask
  }

  /// The numbers of the claims that a mask lets through, the latest report first.
  func page(_ mask: [Bool], limit: Int, after: Cursor?) -> [Int64] {
    var end = order.count
    if let after { end = position(of: after) }
    var found: [Int64] = []
    while end > 0, found.count < limit {
      end -= 1
      let row = Int(order[end])
      if mask[row] { found.append(numbers[row]) }
    }
    return found
  }

  /// The documents of the claims that a mask lets through, that of the latest report first.
  func documents(_ mask: [Bool], limit: Int) -> [Int64] {
    var seen: Set<Int32> = []
    var found: [Int64] = []
    for row in order.reversed().lazy.map(Int.init) where mask[row] {
      if found.count == limit { break }
      if seen.insert(documents[row]).inserted { found.append(Int64(documents[row])) }
    }
    return found
  }

  /// The rows that a mask lets through and that were reported before a time, the latest first: each with its document.
  func reports(_ mask: [Bool], before time: String?) -> some Sequence<ReportedDocument> {
    let end = time.map { position(of: Cursor(time: $0, number: 0)) } ?? order.count
    return order[..<end].reversed().lazy.map(Int.init).filter { mask[$0] }
      .map { ReportedDocument(number: Int64(documents[$0]), reported: reported[$0] ?? "") }
  }

  /// How many rows of the order come before a cursor.
  private func position(of cursor: Cursor) -> Int {
    order.partitioningIndex {
      let time = reported[Int($0)] ?? ""
      return time == cursor.time ? numbers[Int($0)] >= cursor.number : time >= cursor.time
    }
  }

  /// The outlets of the claims that stand, by name.
  var outlets: [String] { claimsByOutlet.keys.sorted() }

  /// How many claims of each outlet stand.
  var claimsByOutlet: [String: Int] {
    var counts = [Int](repeating: 0, count: outletTerms.terms.count)
    for row in outletTerms.ids.indices where !isReplaced[row] { counts[Int(outletTerms.ids[row])] += 1 }
    var named: [String: Int] = [:]
    for (term, count) in zip(outletTerms.terms, counts) where count > 0 { if let term { named[term] = count } }
    return named
  }
}

/// A column of few different words, each kept once.
struct TermColumn: Sendable {
  private(set) var ids: [Int32] = []
  private(set) var terms: [String?] = []
  private var known: [String?: Int32] = [:]

  subscript(_ row: Int) -> String? { terms[Int(ids[row])] }

  mutating func set(_ term: String?, at row: Int) {
    if row == ids.count { ids.append(0) }
    if let id = known[term] {
      ids[row] = id
    } else {
      ids[row] = Int32(terms.count)
      known[term] = ids[row]
      terms.append(term)
    }
  }

  /// By a term's id, whether it is one of these.
  func among(_ wanted: [String]) -> [Bool] { terms.map { $0.map(wanted.contains) ?? false } }
}

/// Reads days that come again and again.
private struct DayReader: Sendable {
  private var known: [String: Int32] = [:]

  mutating func number(_ iso: String?) -> Int32? {
    guard let iso else { return nil }
    if let number = known[iso] { return number }
    guard let day = Day(iso: iso) else { return nil }
    known[iso] = Int32(clamping: day.number)
    return known[iso]
  }
}
