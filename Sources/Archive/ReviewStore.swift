import Claims
import Foundation
import GRDB

/// What analysts say of claims. A review makes a new reading of each document that has the claim, as a new reader would:
/// what it changes is told, exported and counted like any other change, and what was read before stays.
extension Archive {
  /// Keeps a review and what follows from it, in one transaction.
  /// - Returns: how many documents read otherwise now.
  @discardableResult
  public func review(_ review: Review) throws(ArchiveError) -> Int {
    try write { db in
      try db.execute(
        sql: "INSERT INTO reviews (claim, verdict, mend, reviewed_by, reviewed_at, reason) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          review.claim, review.verdict.rawValue, try review.mend.map { try ReadingRecord.encoder.encode($0) },
          review.by,
          review.at, review.reason,
        ])
      let sql = """
        SELECT coalesce(raw, record) FROM readings WHERE replaced_by IS NULL
          AND document IN (SELECT document FROM claims WHERE id = ?) ORDER BY document
        """
      return try Data.fetchAll(db, sql: sql, arguments: [review.claim]).reduce(0) { changed, made in
        let reading = try JSONDecoder().decode(Reading.self, from: made)
        let record = try ReadingRecord(
          reading, reviews: try Self.reviewStates(of: reading, db), addedAt: review.at, reader: "review by \(review.by)"
        )
        return try changed + (keep([record], db) == [.unchanged] ? 0 : 1)
      }
    }
  }

  /// All reviews of a claim, in the order in which they were given.
  public func reviews(of claim: String) throws(ArchiveError) -> [Review] {
    try read { try Self.reviews(of: claim, $0) }
  }

  /// What the reviews of a reading's claims come to.
  static func reviewStates(of reading: Reading, _ db: Database) throws -> [String: ReviewState] {
    var states: [String: ReviewState] = [:]
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM reviews)") == true else { return [:] }
    for claim in reading.claims {
      let reviews = try reviews(of: claim.id, db)
      if !reviews.isEmpty { states[claim.id] = ReviewState(reviews) }
    }
    return states
  }

  private static func reviews(of claim: String, _ db: Database) throws -> [Review] {
    try Row.fetchAll(db, sql: "SELECT * FROM reviews WHERE claim = ? ORDER BY number", arguments: [claim]).compactMap {
      row in
      let mend: Data? = row["mend"]
      return Review(
        claim: claim, Review.Verdict(rawValue: row["verdict"]) ?? .reopened,
        mend: try mend.map { try JSONDecoder().decode(ClaimMend.self, from: $0) }, by: row["reviewed_by"],
        at: row["reviewed_at"], reason: row["reason"])
    }
  }
}
