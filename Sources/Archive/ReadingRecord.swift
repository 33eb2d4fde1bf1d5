import Claims
import Foundation
import GRDB
import Words

/// A reading on its way into the archive, encoded before the transaction begins.
struct ReadingRecord {
  let reading: Reading
  let addedAt: String
  let reader: String
  private let text: Text
  let record: Data
  /// What the reader made, where reviews changed it.
  private let raw: Data?
  private let digest: String
  private let claims: [(claim: Claim, record: Data)]

  /// Tokens are left out: they are most of a reading's size, and the text gives them again.
  ///
  /// - Parameter reviews: what analysts say of its claims, by the claims' ids.
  init(_ reading: Reading, reviews: [String: ReviewState] = [:], addedAt: String, reader: String) throws {
    var made = reading
    made.sentences = reading.sentences.map { SentenceRecord(span: $0.span, tokens: []) }
    let encoder = Self.encoder
    let kept = made.reviewed(reviews)
    raw = kept == made ? nil : try encoder.encode(made)
    var bare = kept
    bare.claims = []
    // Lists show the youngest number first: so the claims of one document stand in the order of its text.
    claims = try kept.claims.reversed().map { ($0, try encoder.encode($0)) }
    record = Self.record(try encoder.encode(bare), with: claims.reversed().map(\.record))
    self.reading = kept
    self.addedAt = addedAt
    self.reader = reader
    text = Text(reading.text)
    digest = SHA256.hex(Array(record))
  }

  /// The bytes of a reading with its claims, which are encoded once for both.
  private static func record(_ reading: Data, with claims: [Data]) -> Data {
    let empty = Data(#""claims":[]"#.utf8)
    // Inside a string the quotation marks would be escaped.
    guard let place = reading.range(of: empty) else { return reading }
    var record = Data(capacity: reading.count + claims.reduce(0) { $0 + $1.count + 1 })
    record.append(reading[..<(place.upperBound - 1)])
    for (number, claim) in claims.enumerated() {
      if number > 0 { record.append(UInt8(ascii: ",")) }
      record.append(claim)
    }
    record.append(reading[(place.upperBound - 1)...])
    return record
  }

  /// Many, on all cores.
  static func all(
    _ readings: [Reading], reviews: [[String: ReviewState]], addedAt: String, reader: String
  ) throws -> [ReadingRecord] {
    try AllCores.map(Array(zip(readings, reviews))) { reading, reviews in
      try ReadingRecord(reading, reviews: reviews, addedAt: addedAt, reader: reader)
    }.map { try $0.get() }
  }

  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// Whether the archive has no document of this id.
  func isNew(_ db: Database) throws -> Bool {
    let known = try db.cachedStatement(sql: "SELECT 1 FROM documents WHERE id = ?")
    return try Row.fetchOne(known, arguments: [reading.id]) == nil
  }

  /// - Parameter words: takes what is to be found by its words, and is written by the caller at the end.
  func write(_ db: Database, _ words: inout FullTextRows) throws -> Archive.Added {
    let asked = try db.cachedStatement(sql: "SELECT number, sha256 FROM documents WHERE id = ?")
    guard let known = try Row.fetchOne(asked, arguments: [reading.id]) else {
      let document = try insertDocument(db, &words)
      let number = try insertReading(db, document)
      for (claim, record) in claims { try insert(claim, record, db, document, number, &words) }
      return .new
    }
    let document: Int64 = known["number"]
    let present = try String.fetchOne(
      db, sql: "SELECT digest FROM readings WHERE document = ? AND replaced_by IS NULL", arguments: [document])
    if present == digest {
      // The same in the end: what it was made of may have changed.
      try db.execute(
        sql: "UPDATE readings SET raw = ? WHERE document = ? AND replaced_by IS NULL AND raw IS NOT ?",
        arguments: [raw, document, raw])
      return .unchanged
    }
    // The index takes out the words that the document had: they must be in it.
    try words.write(db)
    try updateDocument(db, document)
    let number = try insertReading(db, document)
    try db.execute(
      sql: "UPDATE readings SET replaced_by = ? WHERE document = ? AND replaced_by IS NULL AND number <> ?",
      arguments: [number, document, number])
    try replaceClaims(db, document, number, &words, isSameText: known["sha256"] == reading.textSHA256)
    return .replaced
  }

  /// Claims that are the same in both readings stay as they are; the others are marked, and the new ones added.
  private func replaceClaims(
    _ db: Database, _ document: Int64, _ number: Int64, _ words: inout FullTextRows, isSameText: Bool
  ) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, record, reported, outlet FROM claims WHERE document = ? AND replaced_by IS NULL",
      arguments: [document])
    var kept: Set<Data> = []
    for row in rows {
      let record: Data = row["record"]
      let isSame = isSameText && row["reported"] == reported && row["outlet"] == reading.outlet
      if isSame, claims.contains(where: { $0.record == record }) {
        kept.insert(record)
      } else {
        try db.execute(
          sql: "UPDATE claims SET replaced_by = ? WHERE number = ?", arguments: [number, row["number"] as Int64])
      }
    }
    for (claim, record) in claims where !kept.contains(record) {
      try insert(claim, record, db, document, number, &words)
    }
  }

  /// The text for its column, byte for byte but for zeros, at which SQLite would take a text to end. The record has them.
  private var column: String {
    reading.text.utf8.contains(0) ? reading.text.replacing("\0", with: "\u{1}") : reading.text
  }

  private func insertDocument(_ db: Database, _ words: inout FullTextRows) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO documents (id, url, outlet, title, byline, published, text, sha256, added_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      reading.id, reading.url, reading.outlet, reading.title, reading.byline, reading.published, column,
      reading.textSHA256, addedAt,
    ])
    words.documents.append((db.lastInsertedRowID, reading.title, column))
    return db.lastInsertedRowID
  }

  private func updateDocument(_ db: Database, _ document: Int64) throws {
    try db.execute(
      sql: """
        UPDATE documents SET url = ?, outlet = ?, title = ?, byline = ?, published = ?, text = ?, sha256 = ?
        WHERE number = ?
        """,
      arguments: [
        reading.url, reading.outlet, reading.title, reading.byline, reading.published, column,
        reading.textSHA256, document,
      ])
  }

  private func insertReading(_ db: Database, _ document: Int64) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO readings (document, reader, digest, record, raw, added_at) VALUES (?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: [document, reader, digest, record, raw, addedAt])
    return db.lastInsertedRowID
  }

  /// When the claim was reported: the day of the report, or the time at which it was added.
  private var reported: String { reading.published ?? addedAt }

  private func insert(
    _ claim: Claim, _ record: Data, _ db: Database, _ document: Int64, _ reading: Int64, _ words: inout FullTextRows
  ) throws {
    let days = claim.when.days
    let (actors, recipients) = (key(claim.actors), key(claim.recipients))
    let (places, quote) = (Self.key(claim.places.map(\.name)), text.string(claim.evidence))
    let scenes = StoredScene.all(of: claim, in: self.reading.places)
    let statement = try db.cachedStatement(sql: Self.claimSQL)
    try statement.execute(arguments: [
      claim.id, document, reading, reported, claim.event.type.rawValue, claim.event.mode, actors, recipients,
      places, Self.key(claim.places.compactMap { $0.geonameid.map(String.init) }),
      Self.key(claim.places.map(\.country)), days?.lowerBound.description, days?.upperBound.description,
      claim.certainty.rawValue, self.reading.outlet, claim.confidence, claim.rule, quote,
      record, claim.control?.change.rawValue,
      actors.isEmpty ? nil : try ColumnSchema.number(of: actors, in: .names, db),
      recipients.isEmpty ? nil : try ColumnSchema.number(of: recipients, in: .names, db),
      scenes.isEmpty ? nil : try ColumnSchema.number(of: StoredScene.record(scenes), in: .scenes, db),
    ])
    words.claims.append((db.lastInsertedRowID, [quote, actors, recipients, places]))
  }

  private static let claimSQL = """
    INSERT INTO claims (id, document, reading, reported, type, mode, actor_key, recipient_key, place_key,
      geonameids, countries, day_from, day_to, certainty, outlet, confidence, rule, quote, record, control, actor,
      recipient, scene)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// The words of parties, the names of their entities, and their codes.
  private func key(_ parties: [Party]) -> String {
    Self.key(
      parties.flatMap { party in
        let name = party.entity.flatMap { id in reading.entities.first { $0.id == id }?.name }
        return [party.text, name, party.code].compactMap { $0 }
      })
  }

  /// Values in lower case, each between line breaks, so that a whole value can be looked for as well as a part.
  static func key(_ values: [String]) -> String {
    values.isEmpty ? "" : "\n" + values.map { $0.lowercased() }.joined(separator: "\n") + "\n"
  }
}
