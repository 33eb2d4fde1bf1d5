import GRDB

/// What is added to the full-text indexes, written at the end of a transaction.
///
/// Written by triggers, row by row between other rows, each would become a piece of the index of its own, which SQLite
/// then joins: a third of the time that it takes to add a reading.
struct FullTextRows {
  var documents: [(number: Int64, title: String?, text: String)] = []
  /// Quotation, actors, recipients and places, as they stand in the claim's row.
  var claims: [(number: Int64, words: [String])] = []

  /// Writes and forgets them.
  mutating func write(_ db: Database) throws {
    let document = try db.cachedStatement(sql: "INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)")
    for row in documents { try document.execute(arguments: [row.number, row.title, row.text]) }
    let claim = try db.cachedStatement(
      sql: """
        INSERT INTO claim_words (rowid, quote, actor_key, recipient_key, place_key) VALUES (?, ?, ?, ?, ?)
        """)
    for row in claims { try claim.execute(arguments: [row.number] + StatementArguments(row.words)) }
    self = FullTextRows()
  }
}
