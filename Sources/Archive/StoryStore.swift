import Claims
import Corroboration
import Foundation
import GRDB
import Stories
import Words

/// A story as the archive lists it.
public struct StoredStory: Hashable, Sendable, Identifiable {
  /// The id of its first document.
  public let id: String
  /// The title of its first document, or the first line of the text.
  public let title: String
  public let documents: Int
  /// How many texts they are, copies counted once.
  public let origins: Int
  /// The days of the first report and of the latest.
  public let first: String?
  public let latest: String?
}

/// A document's reading with its groups.
public struct PlacedReading: Sendable {
  public let reading: Reading
  public let place: StoryPlace
}

/// A reading's number with the groups of its document: what tells whether it is known already.
public struct ReadingKey: Hashable, Sendable {
  public let number: Int64
  public let place: StoryPlace
}

/// The document of a claim, and when that was reported.
struct ReportedDocument {
  let number: Int64
  let reported: String

  /// The first of these, each once, until there are enough and a day is done; and that day, where others follow.
  static func latest(
    _ fewest: Int, of reports: some Sequence<ReportedDocument>
  ) -> (documents: [Int64], since: String?) {
    var seen: Set<Int64> = []
    var documents: [Int64] = []
    var day: Substring = ""
    for report in reports where !seen.contains(report.number) {
      let own = report.reported.prefix(10)
      if documents.count >= fewest, own != day { return (documents, String(day)) }
      day = own
      seen.insert(report.number)
      documents.append(report.number)
    }
    return (documents, nil)
  }
}

/// What grows with everything that changes what the archive's readings come to together.
public struct ArchiveVersion: Hashable, Sendable {
  let reading: Int64
  let change: Int64
  let judgement: Int64
}

extension Archive {
  /// The version now: as long as it is the same, so is all that is worked out of readings, stories and judgements.
  public func version() throws(ArchiveError) -> ArchiveVersion {
    try read { db in
      func last(_ table: String) throws -> Int64 {
        try Int64.fetchOne(try db.cachedStatement(sql: "SELECT max(number) FROM \(table)")) ?? 0
      }
      return ArchiveVersion(
        reading: try last("readings"), change: try last("claim_changes"), judgement: try last("judgements"))
    }
  }

  /// The stories, the one with the latest report first.
  public func stories(limit: Int = 50, after: Cursor? = nil) throws(ArchiveError) -> Page<StoredStory> {
    let count = min(max(limit, 1), 1000)
    let condition = after == nil ? "1" : "(latest, number) < (?, ?)"
    let arguments: StatementArguments = after.map { [$0.time, $0.number] } ?? []
    let sql = """
      SELECT * FROM stories WHERE \(condition) ORDER BY latest DESC, number DESC LIMIT \(count + 1)
      """
    return try read { db in
      let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
      let next =
        rows.count > count ? rows[count - 1] : nil
      let items = try rows.prefix(count).map { row in
        let id: String = row["id"]
        let head = try Row.fetchOne(db, sql: "SELECT title, text FROM documents WHERE id = ?", arguments: [id])
        let text: String = head?["text"] ?? id
        return StoredStory(
          id: id, title: head?["title"] ?? String(text.prefix { $0 != "\n" }), documents: row["documents"],
          origins: row["origins"], first: row["first"], latest: row["latest_day"])
      }
      return Page(items: items, next: next.map { Cursor(time: $0["latest"], number: $0["number"]) })
    }
  }

  /// The groups of a document; nil where there is none of this id.
  public func place(of document: String) throws(ArchiveError) -> StoryPlace? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT story, origin FROM documents WHERE id = ? AND story IS NOT NULL", arguments: [document]
      ).map { StoryPlace(story: $0["story"], origin: $0["origin"]) }
    }
  }

  /// The present readings of a story's documents, the earliest first.
  public func readings(story: String) throws(ArchiveError) -> [PlacedReading] {
    try placedReadings(where: "documents.story = ?", [story], limit: 2000)
  }

  /// The present readings of documents with claims that a filter lets through, the earliest first.
  ///
  /// - Parameter limit: The most to give; of more, the latest.
  public func readings(
    with filter: ClaimFilter, limit: Int = 2000
  ) throws(ArchiveError) -> [PlacedReading] {
    let (condition, arguments) = filter.condition
    return try placedReadings(where: Self.documents(with: condition), arguments, limit: limit)
  }

  /// The present readings of the documents with claims that a filter lets through, by number, the earliest first.
  ///
  /// - Parameter limit: The most to give; of more, the latest.
  public func readingKeys(
    with filter: ClaimFilter, limit: Int
  ) throws(ArchiveError) -> [ReadingKey] {
    try read { db in
      if let (columns, mask) = try columns.mask(filter, db) {
        let documents = columns.documents(mask, limit: limit)
        let condition = "documents.number IN (\(databaseQuestionMarks(count: documents.count)))"
        return try Self.keys(where: condition, StatementArguments(documents), limit: limit, db)
      }
      let (condition, arguments) = filter.condition
      return try Self.keys(where: Self.documents(with: condition), arguments, limit: limit, db)
    }
  }

  /// The latest readings with claims that a filter lets through, back to the beginning of a day, so that what was reported
  /// together stays together.
  ///
  /// - Parameters:
  ///   - fewest: How many to give at least, where there are as many.
  ///   - before: A day, as ISO 8601: only what was reported before it.
  /// - Returns: the readings by number, the earliest first, and their first day where there are earlier ones.
  public func readingKeys(
    with filter: ClaimFilter, fewest: Int, before: String? = nil
  ) throws(ArchiveError) -> (keys: [ReadingKey], since: String?) {
    try read { db in
      let (documents, since): ([Int64], String?)
      if let (columns, mask) = try columns.mask(filter, db) {
        (documents, since) = ReportedDocument.latest(fewest, of: columns.reports(mask, before: before))
      } else {
        let (condition, arguments) = filter.condition
        let sql = """
          SELECT claims.document, claims.reported FROM claims JOIN documents ON documents.number = claims.document
          WHERE \(condition) AND claims.reported < ? ORDER BY claims.reported DESC, claims.number DESC
          """
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments + [before ?? "~"])
        (documents, since) = ReportedDocument.latest(
          fewest, of: try Array(rows.map { ReportedDocument(number: $0[0], reported: $0[1]) }))
      }
      let condition = "documents.number IN (\(databaseQuestionMarks(count: documents.count)))"
      return (try Self.keys(where: condition, StatementArguments(documents), limit: documents.count, db), since)
    }
  }

  /// Readings by number, with their claims and entities alone: what corroboration works on, in half the time.
  public func claimReadings(_ numbers: [Int64]) throws(ArchiveError) -> [Int64: Reading] {
    let records = try read { db in
      let statement = try db.cachedStatement(sql: "SELECT record FROM readings WHERE number = ?")
      return try numbers.map { try Data.fetchOne(statement, arguments: [$0]) ?? Data() }
    }
    let readings = AllCores.map(records) { try JSONDecoder().decode(ReadingCore.self, from: $0).reading }
    return Dictionary(zip(numbers, readings.map { try? $0.get() })) { $1 }.compactMapValues { $0 }
  }

  /// What came in after a change: the documents read first since then, and the present readings of their stories, the
  /// earliest first.
  ///
  /// - Parameters:
  ///   - since: The number of the last change that is known.
  ///   - limit: The most readings to give; of more, the latest.
  public func news(
    since: Int64, limit: Int = 2000
  ) throws(ArchiveError) -> (documents: Set<String>, keys: [ReadingKey]) {
    let fresh = "SELECT document FROM readings GROUP BY document HAVING min(number) > ?"
    return try read { db in
      let documents = try String.fetchSet(
        db, sql: "SELECT id FROM documents WHERE number IN (\(fresh)) ORDER BY number DESC LIMIT \(limit)",
        arguments: [since])
      let condition = "documents.story IN (SELECT story FROM documents WHERE number IN (\(fresh)))"
      return (documents, try Self.keys(where: condition, [since], limit: limit, db))
    }
  }

  /// Works out the stories of all documents anew: the canonical partition, whatever the order they came in.
  ///
  /// - Returns: How many documents changed their groups.
  @discardableResult
  public func reindexStories() throws(ArchiveError) -> Int {
    let all = try placedReadings(where: "1", [], limit: Int(Int32.max))
    let places = StoryMaker.all(all.map { StoryDocument($0.reading) })
    let changes = zip(all, places).filter { $0.place != $1 }.map { ($0.reading.id, $1) }
    try write { db in
      for (document, place) in changes { try Self.keep(place, of: document, db) }
    }
    stories.forget()
    return changes.count
  }

  /// Keeps what an analyst judges; earlier judgements stay.
  public func judge(_ judgement: Judgement) throws(ArchiveError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO judgements (claim, credibility, source, reliability, other, is_same, judged_by, judged_at, reason)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          judgement.claim, judgement.credibility?.rawValue, judgement.source, judgement.reliability?.rawValue,
          judgement.other, judgement.isSame, judgement.by, judgement.at, judgement.reason,
        ])
    }
  }

  /// All judgements, in the order in which they were given.
  public func judgements() throws(ArchiveError) -> Judgements {
    try read { db in
      Judgements(
        try Row.fetchAll(db, sql: "SELECT * FROM judgements ORDER BY number").compactMap { row in
          if let claim: String = row["claim"], let other: String = row["other"], let isSame: Bool = row["is_same"] {
            return Judgement(
              claim: claim, and: other, areOne: isSame, by: row["judged_by"], at: row["judged_at"],
              reason: row["reason"])
          }
          if let claim: String = row["claim"], let grade = Credibility(rawValue: row["credibility"] ?? 0) {
            return Judgement(
              claim: claim, is: grade, by: row["judged_by"], at: row["judged_at"], reason: row["reason"])
          }
          guard let source: String = row["source"], let grade = Reliability(rawValue: row["reliability"] ?? "") else {
            return nil
          }
          return Judgement(
            source: source, is: grade, by: row["judged_by"], at: row["judged_at"], reason: row["reason"])
        })
    }
  }

  static func keep(_ place: StoryPlace, of document: String, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE documents SET story = ?, origin = ? WHERE id = ?")
      .execute(arguments: [place.story, place.origin, document])
  }

  private func placedReadings(
    where condition: String, _ arguments: StatementArguments, limit: Int
  ) throws(ArchiveError) -> [PlacedReading] {
    try read { db in
      let keys = try Self.keys(where: condition, arguments, limit: limit, db)
      let readings = try Self.readings(keys.map(\.number), db)
      return keys.compactMap { key in readings[key.number].map { PlacedReading(reading: $0, place: key.place) } }
    }
  }

  private static func documents(with condition: String) -> String {
    """
    documents.number IN (SELECT claims.document FROM claims JOIN documents ON documents.number = claims.document
      WHERE \(condition))
    """
  }

  private static func keys(
    where condition: String, _ arguments: StatementArguments, limit: Int, _ db: Database
  ) throws -> [ReadingKey] {
    let sql = """
      SELECT readings.number, documents.id, documents.story, documents.origin FROM documents
      JOIN readings ON readings.document = documents.number AND readings.replaced_by IS NULL
      WHERE \(condition) ORDER BY coalesce(documents.published, documents.added_at) DESC, documents.number DESC
      LIMIT \(limit)
      """
    return try Row.fetchAll(db, sql: sql, arguments: arguments).reversed().map { row in
      let id: String = row["id"]
      return ReadingKey(
        number: row["number"], place: StoryPlace(story: row["story"] ?? id, origin: row["origin"] ?? id))
    }
  }

  private static func readings(_ numbers: [Int64], _ db: Database) throws -> [Int64: Reading] {
    let statement = try db.cachedStatement(sql: "SELECT record FROM readings WHERE number = ?")
    var found: [Int64: Reading] = [:]
    for number in numbers {
      guard let record = try Data.fetchOne(statement, arguments: [number]) else { continue }
      found[number] = try JSONDecoder().decode(Reading.self, from: record)
    }
    return found
  }
}

/// The stories of the archive's youngest documents, in memory, so that a new one is placed at once.
///
/// Used inside write transactions only, of which there is one at a time: ``begin(_:_:)``, then ``finish(_:)``.
final class StoryKeeper: @unchecked Sendable {
  /// How many documents are called to mind when the first is added; older stories are not added to.
  private static let remembered = 5000

  /// All below is touched on it alone; the database never is.
  private let queue = DispatchQueue(label: "stories")
  private var maker = StoryMaker()
  /// The number of the youngest document that is known.
  private var known: Int64?
  private var placed: [(document: String, place: StoryPlace)] = []

  /// Begins to work out the groups of new documents, which are not in the archive yet, while the caller writes them.
  func begin(_ readings: [Reading], _ db: Database) throws {
    try recall(db)
    db.afterNextTransaction(onCommit: { _ in }, onRollback: { _ in self.forget() })
    queue.async {
      self.placed = readings.map { ($0.id, self.maker.place(StoryDocument($0))) }
    }
  }

  /// Keeps the groups of the documents, which are written by now.
  func finish(_ db: Database) throws {
    for (document, place) in queue.sync(execute: { placed }) { try Archive.keep(place, of: document, db) }
    let last = try Int64.fetchOne(try db.cachedStatement(sql: "SELECT max(number) FROM documents"))
    queue.sync { (placed, known) = ([], last) }
  }

  func forget() {
    queue.sync { (maker, known, placed) = (StoryMaker(), nil, []) }
  }

  /// Takes up what this or another program has added since.
  private func recall(_ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, text, published, story, origin FROM documents WHERE number > ? ORDER BY number DESC
        LIMIT \(Self.remembered)
        """)
    let rows = try Row.fetchAll(statement, arguments: [queue.sync { known } ?? 0])
    let old = rows.reversed().map { row in
      let published: String? = row["published"]
      let document = StoryDocument(
        id: row["id"], text: Text(row["text"]), published: published.flatMap { Day(iso: $0) })
      let story: String? = row["story"]
      return (document, story.map { StoryPlace(story: $0, origin: row["origin"] ?? document.id) })
    }
    let found = queue.sync {
      old.compactMap { document, place -> (String, StoryPlace)? in
        guard let place else { return (document.id, maker.place(document)) }
        maker.remember(document, at: place)
        return nil
      }
    }
    for (document, place) in found { try Archive.keep(place, of: document, db) }
  }
}
