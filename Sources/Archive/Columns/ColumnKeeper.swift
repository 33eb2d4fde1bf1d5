import Claims
import Foundation
import GRDB

/// The columns of the archive that is open, as far as somebody asked for them.
final class ColumnKeeper: @unchecked Sendable {
  private let lock = NSLock()
  private var columns: ClaimColumns?

  /// The columns as the archive is now; nil where nobody asked for them yet.
  func present(_ db: Database) throws -> ClaimColumns? {
    try lock.withLock {
      try columns?.update(db)
      return columns
    }
  }

  func load(_ db: Database) throws -> ClaimColumns {
    try lock.withLock {
      var now = columns ?? ClaimColumns()
      columns = nil
      try now.update(db)
      columns = now
      return now
    }
  }
}

extension Archive {
  /// Takes what filters ask of claims into memory: lists and counts are quick from then on, whatever they ask for. It takes
  /// a second or two for a million claims, and pays for a program that asks often.
  public func loadColumns() throws(ArchiveError) {
    try read { _ = try columns.load($0) }
  }

  /// The columns and the rows that a filter lets through; nil where they are not loaded, or do not hold what it asks.
  func masked(_ filter: ClaimFilter, _ db: Database) throws -> (columns: ClaimColumns, mask: [Bool])? {
    guard ClaimColumns.answers(filter), let columns = try columns.present(db) else { return nil }
    let found = try filter.words.flatMap(FullText.query).map { query in
      try Int64.fetchSet(db, sql: "SELECT rowid FROM claim_words WHERE claim_words MATCH ?", arguments: [query])
    }
    return (columns, columns.mask(filter, found: found))
  }
}
