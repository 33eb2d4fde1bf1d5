import Claims
import Foundation
import GRDB
import Words

/// The store of documents, readings and claims: one SQLite file in WAL mode, one writer, many readers.
///
/// Nothing is deleted. A document read again with another outcome gets a new reading; the claims that are not in it
/// any more are marked as replaced by that reading, and both can be seen.
///
///     let archive = try Archive(path: "desk.sqlite")
///     try archive.add(reading, addedAt: "2019-04-12T06:00:00Z")
///     let page = try archive.claims(ClaimFilter(types: [.assault]), limit: 50)
public struct Archive: Sendable {
  /// What became of a reading that was given to the archive.
  public enum Added: String, Hashable, Sendable {
    case new, unchanged, replaced
  }

  /// `SITR`, in the file's header: what tells an archive from the database of another program.
  static let applicationID = 0x5349_5452

  public let path: String
  let pool: DatabasePool
  /// Pages of the log that are taken into the file at once: a page that many readings change is written once for them.
  /// SQLite's own 1,000 has the disk write each page some five times over.
  private static let logPages = 8000

  let stories = StoryKeeper()
  let columns = ColumnKeeper()

  /// Opens an archive, makes it where there is none, and brings an older one up to date.
  ///
  /// - Throws: ``ArchiveError``, for example
  ///   `x/desk.sqlite: cannot be opened (unable to open database file); give a path in a folder that exists and that you may write to`.
  public init(path: String) throws(ArchiveError) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "archive"
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = \(Self.logPages)") }
    do {
      // A file of another program is looked at before anything is written to it.
      if FileManager.default.fileExists(atPath: path) { try Self.check(path, configuration) }
      pool = try DatabasePool(path: path, configuration: configuration)
      try Schema.migrator.migrate(pool)
      if let unknown = try pool.read({ try Schema.unknownMigration($0) }) {
        throw ArchiveError(path: path, kind: .newer(migration: unknown))
      }
    } catch {
      throw ArchiveError.from(error, path: path)
    }
  }

  /// Keeps a reading with its document and claims, in one transaction.
  ///
  /// - Parameters:
  ///   - addedAt: The time now, as ISO 8601; the archive has no clock.
  ///   - reader: The version of the reader that made the reading.
  /// - Returns: `.unchanged` where the document's present reading is the same, and nothing was written.
  @discardableResult
  public func add(_ reading: Reading, addedAt: String, reader: String = "") throws(ArchiveError) -> Added {
    try guarded {
      let record = try ReadingRecord(
        reading, reviews: try pool.read { try Self.reviewStates(of: reading, $0) }, addedAt: addedAt, reader: reader)
      return try pool.write { try keep([record], $0)[0] }
    }
  }

  /// Keeps many readings in one transaction: many times quicker than one after the other.
  ///
  /// - Returns: What became of each.
  @discardableResult
  public func add(_ readings: [Reading], addedAt: String, reader: String = "") throws(ArchiveError) -> [Added] {
    try guarded {
      let reviews = try pool.read { db in try readings.map { try Self.reviewStates(of: $0, db) } }
      let records = try ReadingRecord.all(readings, reviews: reviews, addedAt: addedAt, reader: reader)
      return try pool.write { try keep(records, $0) }
    }
  }

  /// Writes readings and gives new documents their stories, which are worked out beside the writing.
  func keep(_ records: [ReadingRecord], _ db: Database) throws -> [Added] {
    var seen: Set<String> = []
    let fresh = try records.filter { record in
      try seen.insert(record.reading.id).inserted && record.isNew(db)
    }
    try stories.begin(fresh.map(\.reading), db)
    var words = FullTextRows()
    let added = try records.map { try $0.write(db, &words) }
    try stories.finish(db)
    try words.write(db)
    return added
  }

  /// Closes the file; what is asked of the archive afterwards fails.
  public func close() throws(ArchiveError) {
    try guarded { try pool.close() }
  }

  func read<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    try guarded { try pool.read(body) }
  }

  @discardableResult
  func write<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    try guarded { try pool.write(body) }
  }

  private func guarded<T>(_ body: () throws -> T) throws(ArchiveError) -> T {
    do { return try body() } catch { throw ArchiveError.from(error, path: path) }
  }

  private static func check(_ path: String, _ configuration: Configuration) throws {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    try queue.read { db in
      let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      if id != applicationID, tables > 0 { throw ArchiveError(path: path, kind: .foreign) }
    }
  }
}
