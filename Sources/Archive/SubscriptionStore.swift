import Claims
import GRDB

/// Who is told of what, and what was told.
extension Archive {
  /// Keeps a new subscription. It tells what comes in from now on.
  /// - Parameter nextAt: when to send first at the earliest, in seconds since 1970.
  @discardableResult
  public func subscribe(
    _ wish: Subscription.Wish, state: Subscription.State, nextAt: Int
  ) throws(ArchiveError) -> Subscription {
    try write { db in
      let last = try Int64.fetchOne(db, sql: "SELECT max(number) FROM claims") ?? 0
      try db.execute(
        sql: """
          INSERT INTO subscriptions (name, question, credibility, origins, only_contradictions, channel, target, secret,
            times, zone, state, next_at, told_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          wish.name, wish.question, wish.credibility, wish.origins, wish.onlyContradictions, wish.channel.rawValue,
          wish.target, wish.secret, wish.times.joined(separator: ","), wish.zone, state.rawValue, nextAt, last,
        ])
      return Subscription(
        id: db.lastInsertedRowID, wish: wish, state: state, failures: 0, status: "", nextAt: nextAt, toldTo: last)
    }
  }

  /// All of them, the oldest first.
  public func subscriptions() throws(ArchiveError) -> [Subscription] {
    try read { try Row.fetchAll($0, sql: "SELECT * FROM subscriptions ORDER BY number").map(Self.subscription) }
  }

  /// One of them; nil where there is none of this number.
  public func subscription(_ id: Int64) throws(ArchiveError) -> Subscription? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM subscriptions WHERE number = ?", arguments: [id]).map(Self.subscription)
    }
  }

  /// Keeps how a delivery went together with what was told by it, in one transaction, so that nothing is told twice.
  public func keep(_ subscription: Subscription, notices: [Notice] = []) throws(ArchiveError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE subscriptions SET state = ?, failures = ?, status = ?, next_at = ?, told_to = ? WHERE number = ?
          """,
        arguments: [
          subscription.state.rawValue, subscription.failures, subscription.status, subscription.nextAt,
          subscription.toldTo, subscription.id,
        ])
      for notice in notices {
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO notices (subscription, claim, document, happening, sent_at, is_withdrawn)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            subscription.id, notice.claim, notice.document, notice.happening, notice.sentAt, notice.isWithdrawn,
          ])
      }
    }
  }

  /// What was told to somebody, the latest first.
  public func notices(of subscription: Int64, limit: Int = 10_000) throws(ArchiveError) -> [Notice] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM notices WHERE subscription = ? ORDER BY sent_at DESC, claim LIMIT ?",
        arguments: [subscription, limit]
      ).map {
        Notice(
          claim: $0["claim"], document: $0["document"], happening: $0["happening"], sentAt: $0["sent_at"],
          isWithdrawn: $0["is_withdrawn"])
      }
    }
  }

  /// A claim that its document made once and makes no more, as it was; nil while the document makes it, or says the same
  /// of the same parties in other words.
  public func withdrawn(_ claim: String, in document: String) throws(ArchiveError) -> StoredClaim? {
    let condition = """
       WHERE claims.id = ? AND documents.id = ? AND claims.replaced_by IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM claims AS present WHERE present.document = claims.document AND present.replaced_by IS NULL
          AND (present.id = claims.id OR (present.type = claims.type AND present.actor_key = claims.actor_key
            AND present.recipient_key = claims.recipient_key)))
      ORDER BY claims.number DESC LIMIT 1
      """
    return try read { db in
      try Self.claims(try Row.fetchAll(db, sql: Self.claimSQL + condition, arguments: [claim, document])).first
    }
  }

  /// The day of the earliest report among the claims that came in after one; nil where none did.
  public func earliestReport(since claim: Int64) throws(ArchiveError) -> Day? {
    try read { db in
      let sql = "SELECT min(reported) FROM claims WHERE number > ? AND replaced_by IS NULL"
      return try String.fetchOne(db, sql: sql, arguments: [claim]).flatMap { Day(iso: $0) }
    }
  }

  /// The number of the latest claim; what comes in later has a higher one.
  public func latestClaim() throws(ArchiveError) -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(number) FROM claims") ?? 0 }
  }

  /// A value that is made once and kept: keys of this archive.
  public func setting(_ name: String, orMake make: () -> String) throws(ArchiveError) -> String {
    try write { db in
      let sql = "SELECT value FROM settings WHERE name = ?"
      if let value = try String.fetchOne(db, sql: sql, arguments: [name]) { return value }
      let value = make()
      try db.execute(sql: "INSERT INTO settings (name, value) VALUES (?, ?)", arguments: [name, value])
      return value
    }
  }

  private static func subscription(_ row: Row) -> Subscription {
    let times: String = row["times"]
    return Subscription(
      id: row["number"],
      wish: Subscription.Wish(
        name: row["name"], question: row["question"], credibility: row["credibility"], origins: row["origins"],
        onlyContradictions: row["only_contradictions"],
        channel: Subscription.Channel(rawValue: row["channel"]) ?? .mail, target: row["target"], secret: row["secret"],
        times: times.split(separator: ",").map(String.init), zone: row["zone"]),
      state: Subscription.State(rawValue: row["state"]) ?? .ended, failures: row["failures"], status: row["status"],
      nextAt: row["next_at"], toldTo: row["told_to"])
  }
}
