import Claims
import Foundation
import GRDB

extension Archive {
  /// Claims, the latest reports first.
  ///
  /// - Parameters:
  ///   - limit: The most to give, 1…1000.
  ///   - after: The `next` of the page before.
  public func claims(
    _ filter: ClaimFilter = ClaimFilter(), limit: Int = 50, after: Cursor? = nil
  ) throws(ArchiveError) -> Page<StoredClaim> {
    let count = min(max(limit, 1), 1000)
    return try read { db in
      let rows = try claimRows(filter, limit: count + 1, after: after, db)
      let page = rows.prefix(count)
      let next = rows.count > count ? page.last.map { Cursor(time: $0["reported"], number: $0["number"]) } : nil
      return Page(items: try Self.claims(Array(page)), next: next)
    }
  }

  private func claimRows(_ filter: ClaimFilter, limit: Int, after: Cursor?, _ db: Database) throws -> [Row] {
    var (condition, arguments) = filter.condition
    if let (columns, mask) = try columns.mask(filter, db) {
      let numbers = columns.page(mask, limit: limit, after: after)
      condition = "claims.number IN (\(databaseQuestionMarks(count: numbers.count)))"
      arguments = StatementArguments(numbers)
    } else if let after {
      condition += " AND (claims.reported, claims.number) < (?, ?)"
      arguments += [after.time, after.number]
    }
    let sql = Self.claimSQL + " WHERE \(condition) ORDER BY claims.reported DESC, claims.number DESC LIMIT \(limit)"
    return try Row.fetchAll(db, sql: sql, arguments: arguments)
  }

  /// The ids of all claims that a filter lets through, with their documents.
  public func keys(_ filter: ClaimFilter) throws(ArchiveError) -> [(claim: String, document: String)] {
    let (condition, arguments) = filter.condition
    let sql =
      "SELECT claims.id, documents.id AS document FROM claims JOIN documents ON documents.number = claims.document "
      + "WHERE \(condition)"
    return try read { db in
      try Row.fetchAll(db, sql: sql, arguments: arguments).map { ($0["id"], $0["document"]) }
    }
  }

  /// The present readings of the documents that were published, or else came in, on a day or later; the earliest first.
  public func readings(since day: Day) throws(ArchiveError) -> [Reading] {
    let sql = """
      SELECT record FROM readings JOIN documents ON documents.number = readings.document
      WHERE replaced_by IS NULL AND coalesce(published, documents.added_at) >= ?
      ORDER BY coalesce(published, documents.added_at), documents.number
      """
    return try read { db in
      try Data.fetchAll(db, sql: sql, arguments: [day.description]).map {
        try JSONDecoder().decode(Reading.self, from: $0)
      }
    }
  }

  /// What readings have added and replaced, in the order in which they came in.
  /// - Parameters:
  ///   - since: the number of the last change that is known.
  ///   - limit: the most to give, 1…1000.
  public func changes(since: Int64, limit: Int) throws(ArchiveError) -> [StoredChange] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT readings.number, readings.added_at, documents.id FROM readings
          JOIN documents ON documents.number = readings.document WHERE readings.number > ? ORDER BY readings.number LIMIT ?
          """, arguments: [since, min(max(limit, 1), 1000)])
      return try rows.map { row in
        let number: Int64 = row["number"]
        let added = try Row.fetchAll(
          db, sql: Self.claimSQL + " WHERE claims.reading = ? ORDER BY claims.number DESC", arguments: [number])
        let replaced = try String.fetchAll(
          db, sql: "SELECT id FROM claims WHERE replaced_by = ? ORDER BY number DESC", arguments: [number])
        return StoredChange(
          number: number, document: row["id"], addedAt: row["added_at"], added: try Self.claims(added),
          replaced: replaced)
      }
    }
  }

  /// When a change came in, as ISO 8601; nil where there is none of this number.
  public func time(ofChange number: Int64) throws(ArchiveError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT added_at FROM readings WHERE number = ?", arguments: [number]) }
  }

  /// The number of the latest change; 0 in an empty archive.
  public func latestChange() throws(ArchiveError) -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(number) FROM readings") ?? 0 }
  }

  /// How many claims a filter lets through.
  public func count(_ filter: ClaimFilter = ClaimFilter()) throws(ArchiveError) -> Int {
    let (condition, arguments) = filter.condition
    let sql = "SELECT count(*) FROM claims JOIN documents ON documents.number = claims.document WHERE \(condition)"
    return try read { db in
      if let (_, mask) = try columns.mask(filter, db) { return mask.count { $0 } }
      return try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0
    }
  }

  /// All records of a claim's id: the present ones first, then those that were replaced, the latest first.
  ///
  /// There is more than one where two documents have the same text, or a later reading made the claim otherwise.
  public func claims(id: String) throws(ArchiveError) -> [StoredClaim] {
    let sql = Self.claimSQL + " WHERE claims.id = ? ORDER BY claims.replaced_by IS NOT NULL, claims.number DESC"
    return try read { try Self.claims(try Row.fetchAll($0, sql: sql, arguments: [id])) }
  }

  /// One document; nil where there is none of this id.
  public func document(_ id: String) throws(ArchiveError) -> StoredDocument? {
    try read { db in
      try Row.fetchOne(db, sql: Self.documentSQL + " WHERE documents.id = ?", arguments: [id]).map(Self.document)
    }
  }

  /// The present reading of a document, without tokens; nil where there is none of this id.
  public func reading(_ id: String) throws(ArchiveError) -> Reading? {
    let sql = """
      SELECT record FROM readings JOIN documents ON documents.number = readings.document
      WHERE documents.id = ? AND replaced_by IS NULL
      """
    return try read { db in
      try Data.fetchOne(db, sql: sql, arguments: [id]).map { try JSONDecoder().decode(Reading.self, from: $0) }
    }
  }

  /// The readers that made the archive's readings, in the order in which they came.
  public func readers() throws(ArchiveError) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT reader FROM readings GROUP BY reader ORDER BY min(number)") }
  }

  /// The documents that were read more than once, a pair of readings each: the present one, or the latest of `to`; and the
  /// latest before it, or the latest before it of `from`.
  ///
  /// - Parameters:
  ///   - document: Only this one.
  ///   - body: Called with each pair, the earliest documents first; false ends it.
  public func readingPairs(
    from: String? = nil, to: String? = nil, document: String? = nil, _ body: (Reading, Reading) -> Bool
  ) throws(ArchiveError) {
    let sql = """
      SELECT new.record AS new, (
        SELECT record FROM readings AS old WHERE old.document = new.document AND old.number < new.number
          AND (:from IS NULL OR old.reader = :from) ORDER BY old.number DESC LIMIT 1) AS old
      FROM readings AS new JOIN documents ON documents.number = new.document
      WHERE (:document IS NULL OR documents.id = :document)
        AND CASE WHEN :to IS NULL THEN new.replaced_by IS NULL ELSE new.number = (
          SELECT max(number) FROM readings WHERE document = new.document AND reader = :to) END
      ORDER BY new.document
      """
    try read { db in
      let rows = try Row.fetchCursor(db, sql: sql, arguments: ["from": from, "to": to, "document": document])
      let decoder = JSONDecoder()
      while let row = try rows.next() {
        guard let old: Data = row["old"] else { continue }
        let new: Data = row["new"]
        let pair = (try decoder.decode(Reading.self, from: old), try decoder.decode(Reading.self, from: new))
        if !body(pair.0, pair.1) { return }
      }
    }
  }

  /// Documents, the latest first.
  ///
  /// - Parameter words: Words that must stand in the title or text.
  public func documents(
    words: String? = nil, outlet: String? = nil, limit: Int = 50, after: Cursor? = nil
  ) throws(ArchiveError) -> Page<StoredDocument> {
    var conditions: [String] = []
    var arguments: StatementArguments = []
    if let query = words.flatMap(FullText.query) {
      conditions.append(
        "documents.number IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)")
      arguments += [query]
    }
    if let outlet {
      conditions.append("documents.outlet = ?")
      arguments += [outlet]
    }
    if let after {
      conditions.append("(coalesce(published, added_at), number) < (?, ?)")
      arguments += [after.time, after.number]
    }
    let count = min(max(limit, 1), 1000)
    let condition = conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
    // The numbers first, along the index: all that have the words need not be read, nor their texts sorted.
    let sql = """
      \(Self.documentSQL) WHERE documents.number IN (
        SELECT number FROM documents INDEXED BY documents_by_time WHERE \(condition)
        ORDER BY coalesce(published, added_at) DESC, number DESC LIMIT \(count + 1))
      ORDER BY coalesce(published, added_at) DESC, documents.number DESC
      """
    return try read { db in
      let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
      let page = rows.prefix(count)
      let next = rows.count > count ? page.last.map { Cursor(time: $0["time"], number: $0["number"]) } : nil
      return Page(items: page.map(Self.document), next: next)
    }
  }

  /// The outlets of the archive's documents with how much they say, by name.
  public func sources() throws(ArchiveError) -> [StoredSource] {
    try read { db in
      let claims = try columns.present(db)?.claimsByOutlet ?? Self.claimsByOutlet(db)
      let sql = "SELECT outlet, count(*) FROM documents WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY outlet"
      return try Row.fetchAll(db, sql: sql).map { row in
        StoredSource(name: row[0], documents: row[1], claims: claims[row[0]] ?? 0)
      }
    }
  }

  private static func claimsByOutlet(_ db: Database) throws -> [String: Int] {
    let sql =
      "SELECT outlet, count(*) FROM claims WHERE outlet IS NOT NULL AND replaced_by IS NULL GROUP BY outlet"
    return Dictionary(uniqueKeysWithValues: try Row.fetchAll(db, sql: sql).map { ($0[0], $0[1]) })
  }

  /// The outlets there are claims of, by name.
  public func outlets() throws(ArchiveError) -> [String] {
    try read { db in
      if let columns = try columns.present(db) { return columns.outlets }
      return try String.fetchAll(
        db,
        sql: "SELECT DISTINCT outlet FROM claims WHERE outlet IS NOT NULL AND replaced_by IS NULL ORDER BY outlet")
    }
  }

  static let claimSQL = """
    SELECT claims.number, claims.reported, claims.record, claims.replaced_by,
      documents.id AS document, documents.url, documents.outlet, documents.title, documents.published,
      readings.reader, readings.added_at,
      CASE WHEN claims.replaced_by IS NULL THEN documents.text ELSE json_extract(CAST(readings.record AS TEXT), '$.text') END AS text
    FROM claims JOIN documents ON documents.number = claims.document JOIN readings ON readings.number = claims.reading
    """

  private static let documentSQL = """
    SELECT documents.*, coalesce(published, added_at) AS time,
      (SELECT count(*) FROM claims WHERE claims.document = documents.number AND replaced_by IS NULL) AS claims
    FROM documents
    """

  /// The claims of rows, decoded on all cores: that is most of what a list costs.
  static func claims(_ rows: [Row]) throws -> [StoredClaim] {
    let records: [Data] = rows.map { $0["record"] }
    let claims = AllCores.map(records) { try JSONDecoder().decode(Claim.self, from: $0) }
    return try zip(rows, claims).map { row, claim in
      StoredClaim(
        claim: try claim.get(), document: row["document"], url: row["url"], outlet: row["outlet"], title: row["title"],
        published: row["published"], text: row["text"], reader: row["reader"], addedAt: row["added_at"],
        isReplaced: row["replaced_by"] != nil)
    }
  }

  private static func document(_ row: Row) -> StoredDocument {
    StoredDocument(
      id: row["id"], url: row["url"], outlet: row["outlet"], title: row["title"], byline: row["byline"],
      published: row["published"], text: row["text"], textSHA256: row["sha256"], addedAt: row["added_at"],
      claims: row["claims"])
  }
}
