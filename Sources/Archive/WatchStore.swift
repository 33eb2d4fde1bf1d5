import Claims
import Foundation
import GRDB
import Words

/// What is watched, and which reports of it are read: kept so that a program that is ended at any moment loses no report
/// and reads none twice.
extension Archive {
  /// Begins to watch an address.
  /// - Parameter now: seconds since 1970; it is asked for the first time then.
  /// - Returns: false where it is watched already.
  @discardableResult
  public func watch(_ address: String, as kind: Watched.Kind, title: String?, now: Int) throws(ArchiveError) -> Bool {
    try write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO watches (address, kind, title, added_at, next_at) VALUES (?, ?, ?, ?, ?)",
        arguments: [address, kind.rawValue, title, now, now])
      return db.changesCount > 0
    }
  }

  /// Ends a watch. The reports it brought stay.
  /// - Returns: false where it was not watched.
  public func unwatch(_ address: String) throws(ArchiveError) -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM watches WHERE address = ?", arguments: [address])
      return db.changesCount > 0
    }
  }

  /// All that is watched, in the order in which it was added.
  public func watched() throws(ArchiveError) -> [Watched] {
    try read { try Row.fetchAll($0, sql: Self.watchSQL + " ORDER BY watches.number").map(Self.watched) }
  }

  /// One of them; nil where it is watched no more.
  public func watched(_ id: Int64) throws(ArchiveError) -> Watched? {
    try read {
      try Row.fetchOne($0, sql: Self.watchSQL + " WHERE watches.number = ?", arguments: [id]).map(Self.watched)
    }
  }

  /// Keeps how a question went, and what it brought, in one transaction.
  ///
  /// A report is known by its key, else by its address, so that neither a changed headline nor a feed that changes its ids
  /// makes two of one. One that another watch has brought already is not read again.
  /// - Returns: the reports that are to be read, new ones and those that changed.
  public func keep(_ watch: Watched, items: [FoundItem], now: Int) throws(ArchiveError) -> [WaitingItem] {
    try write { db in
      try Self.update(watch, db)
      guard try Int.fetchOne(db, sql: "SELECT 1 FROM watches WHERE number = ?", arguments: [watch.id]) != nil else {
        return []
      }
      let ledger = ItemLedger(watch: watch.id, items: items, now: now)
      let changed = try items.compactMap { try ledger.keep($0, db) }
      return try changed.compactMap { try Self.waiting($0, db) }
    }
  }

  /// The reports that wait, those that were due first first.
  public func waiting(limit: Int = 10_000) throws(ArchiveError) -> [(id: Int64, address: String?, nextAt: Int)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT number, address, next_at FROM items WHERE state = 'waiting' ORDER BY next_at, number LIMIT ?",
        arguments: [limit]
      ).map { ($0["number"], $0["address"], $0["next_at"]) }
    }
  }

  /// A report that waits; nil where it does no more.
  public func waiting(_ id: Int64) throws(ArchiveError) -> WaitingItem? {
    try read { try Self.waiting(id, $0) }
  }

  /// Keeps the reading of a report and that it is read, in one transaction.
  @discardableResult
  public func finish(
    _ item: WaitingItem, _ reading: Reading, addedAt: String, reader: String
  ) throws(ArchiveError) -> Added {
    let record: ReadingRecord
    let reviews = try read { try Self.reviewStates(of: reading, $0) }
    do { record = try ReadingRecord(reading, reviews: reviews, addedAt: addedAt, reader: reader) } catch {
      throw ArchiveError.from(error, path: path)
    }
    return try write { db in
      let added = try keep([record], db)[0]
      try db.execute(
        sql: "UPDATE items SET state = 'read', document = ?, content = NULL, message = NULL WHERE number = ?",
        arguments: [reading.id, item.id])
      return added
    }
  }

  /// Puts off a report that could not be had; without a time it is given up.
  public func postpone(_ item: WaitingItem, message: String, until nextAt: Int?) throws(ArchiveError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE items SET state = ?, tries = tries + 1, message = ?, next_at = coalesce(?, next_at) WHERE number = ?
          """, arguments: [nextAt == nil ? "failed" : "waiting", message, nextAt, item.id])
    }
  }

  // MARK: rows

  private static let watchSQL = """
    SELECT watches.*,
      (SELECT count(*) FROM items WHERE watch = watches.number AND state = 'read') AS read,
      (SELECT count(*) FROM items WHERE watch = watches.number AND state = 'waiting') AS waiting,
      (SELECT count(*) FROM items WHERE watch = watches.number AND state = 'failed') AS failed
    FROM watches
    """

  private static func watched(_ row: Row) -> Watched {
    Watched(
      id: row["number"], address: row["address"], kind: Watched.Kind(rawValue: row["kind"]) ?? .feed,
      title: row["title"], addedAt: row["added_at"], etag: row["etag"], lastModified: row["last_modified"],
      nextAt: row["next_at"],
      lastAt: row["last_at"], failures: row["failures"], status: row["status"], isStopped: row["is_stopped"],
      read: row["read"], waiting: row["waiting"], failed: row["failed"])
  }

  /// An address that moved to where another watch is already stays as it was.
  private static func update(_ watch: Watched, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE watches SET title = ?, etag = ?, last_modified = ?, next_at = ?, last_at = ?, failures = ?, status = ?,
          is_stopped = ? WHERE number = ?
        """,
      arguments: [
        watch.title, watch.etag, watch.lastModified, watch.nextAt, watch.lastAt, watch.failures, watch.status,
        watch.isStopped, watch.id,
      ])
    try db.execute(
      sql: "UPDATE OR IGNORE watches SET address = ? WHERE number = ?", arguments: [watch.address, watch.id])
  }

  private static func waiting(_ id: Int64, _ db: Database) throws -> WaitingItem? {
    let sql = "SELECT * FROM items WHERE number = ? AND state = 'waiting'"
    return try Row.fetchOne(db, sql: sql, arguments: [id]).map { row in
      WaitingItem(
        id: row["number"], watch: row["watch"],
        found: FoundItem(
          key: row["key"], address: row["address"], title: row["title"], published: row["published"],
          outlet: row["outlet"], byline: row["byline"], content: (row["content"] as Data?).map(Array.init) ?? []),
        tries: row["tries"], nextAt: row["next_at"])
    }
  }
}

/// Tells the reports of one answer from those that are known.
private struct ItemLedger {
  let watch: Int64
  let now: Int
  /// Addresses that several reports of the answer share: they tell none of them.
  private let shared: Set<String>

  init(watch: Int64, items: [FoundItem], now: Int) {
    self.watch = watch
    self.now = now
    let counts = Dictionary(grouping: items.compactMap(\.address)) { $0 }
    shared = Set(counts.filter { $0.value.count > 1 }.keys)
  }

  /// - Returns: the number of the item where it is to be read.
  func keep(_ item: FoundItem, _ db: Database) throws -> Int64? {
    let digest = digest(item)
    if let known = try known(item, db) {
      try db.execute(sql: "UPDATE items SET key = ? WHERE number = ?", arguments: [item.key, known["number"] as Int64])
      if known["digest"] == digest || item.isOld { return nil }
      return try change(known["number"], item, digest, db)
    }
    if let address = item.address, !shared.contains(address),
      let document = try String.fetchOne(
        db, sql: "SELECT document FROM items WHERE address = ? AND document IS NOT NULL", arguments: [address])
    {
      try insert(item, digest, state: "read", document: document, db)
      return nil
    }
    try insert(item, digest, state: item.isOld ? "known" : "waiting", document: nil, db)
    return item.isOld ? nil : db.lastInsertedRowID
  }

  private func known(_ item: FoundItem, _ db: Database) throws -> Row? {
    let byKey = "SELECT number, digest FROM items WHERE watch = ? AND key = ?"
    if let row = try Row.fetchOne(db, sql: byKey, arguments: [watch, item.key]) { return row }
    guard let address = item.address, !shared.contains(address) else { return nil }
    let byAddress = "SELECT number, digest FROM items WHERE watch = ? AND address = ?"
    return try Row.fetchOne(db, sql: byAddress, arguments: [watch, address])
  }

  private func change(_ number: Int64, _ item: FoundItem, _ digest: String, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: """
        UPDATE items SET state = 'waiting', tries = 0, next_at = ?, address = ?, digest = ?, title = ?, published = ?,
          outlet = ?, byline = ?, content = ? WHERE number = ?
        """,
      arguments: [
        now, item.address, digest, item.title, item.published, item.outlet, item.byline, Data(item.content), number,
      ])
    return number
  }

  private func insert(_ item: FoundItem, _ digest: String, state: String, document: String?, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO items (watch, key, address, digest, state, next_at, title, published, outlet, byline, content, document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        watch, item.key, item.address, digest, state, now, item.title, item.published, item.outlet, item.byline,
        state == "waiting" ? Data(item.content) : nil, document,
      ])
  }

  /// Of what a changed report changes.
  private func digest(_ item: FoundItem) -> String {
    let parts = [item.title ?? "", item.published ?? "", String(decoding: item.content, as: UTF8.self)]
    return String(SHA256.hex(Array(parts.joined(separator: "\n").utf8)).prefix(32))
  }
}
