import Claims
import Foundation
import GRDB

/// The columns of the archive that is open, as far as somebody asked for them, and the rows that the last filters let through.
final class ColumnKeeper: @unchecked Sendable {
  private struct Answer {
    let filter: ClaimFilter
    let mask: [Bool]
  }

  /// A page asks the same filter for its rows, their count and their places; a megabyte each in an archive of a million claims.
  private static let remembered = 8

  private let lock = NSLock()
  private var columns: ClaimColumns?
  private var answers: [Answer] = []

  /// The columns as the archive is now; nil where nobody asked for them yet.
  func present(_ db: Database) throws -> ClaimColumns? {
    try lock.withLock { try updated(db) }
  }

  func load(_ db: Database) throws -> ClaimColumns {
    try lock.withLock {
      if let columns = try updated(db) { return columns }
      var new = ClaimColumns()
      try new.update(db)
      columns = new
      return new
    }
  }

  /// The rows that a filter lets through; nil where the columns are not loaded, or do not hold what it asks.
  func mask(_ filter: ClaimFilter, _ db: Database) throws -> (columns: ClaimColumns, mask: [Bool])? {
    guard ClaimColumns.answers(filter), let columns = try present(db) else { return nil }
    if let known = lock.withLock({ answers.first { $0.filter == filter && $0.mask.count == columns.count } }),
      lock.withLock({ self.columns?.isSame(as: columns) ?? false })
    {
      return (columns, known.mask)
    }
    let mask = columns.mask(filter, found: try filter.words.flatMap(FullText.query).map { try found($0, columns, db) })
    lock.withLock {
      guard let now = self.columns, now.isSame(as: columns) else { return }
      answers.removeAll { $0.filter == filter }
      answers = [Answer(filter: filter, mask: mask)] + answers.prefix(Self.remembered - 1)
    }
    return (columns, mask)
  }

  private func updated(_ db: Database) throws -> ClaimColumns? {
    // Taken out, so that the arrays are changed in place.
    guard var now = columns else { return nil }
    if try now.isCurrent(db) { return now }
    columns = nil
    answers = []
    try now.update(db)
    columns = now
    return now
  }

  /// The rows whose claims have words.
  private func found(_ query: String, _ columns: ClaimColumns, _ db: Database) throws -> [Bool] {
    var found = [Bool](repeating: false, count: columns.count)
    let statement = try db.cachedStatement(sql: "SELECT rowid FROM claim_words WHERE claim_words MATCH ?")
    let numbers = try Int64.fetchCursor(statement, arguments: [query])
    while let number = try numbers.next() {
      if let row = columns.row(of: number) { found[row] = true }
    }
    return found
  }
}

extension Archive {
  /// Takes what filters ask of claims into memory: lists and counts are quick from then on, whatever they ask for. It takes
  /// a second or two for a million claims, and pays for a program that asks often.
  public func loadColumns() throws(ArchiveError) {
    try read { _ = try columns.load($0) }
  }
}
