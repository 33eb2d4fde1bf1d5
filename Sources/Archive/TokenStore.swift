import Foundation
import GRDB
import Words

/// A token by which somebody may use the desk from another machine. The archive keeps only its digest.
public struct AccessToken: Hashable, Sendable {
  /// Whose it is: the name under which its holder's reviews stand.
  public let name: String
  /// Whether its holder may review; else only look.
  public let mayWrite: Bool
  /// When it was made, as ISO 8601.
  public let addedAt: String
}

extension Archive {
  /// Makes a token; one of the same name is good no more.
  /// - Parameter addedAt: the time now, as ISO 8601.
  /// - Returns: the token, 256 bits in hexadecimal digits: it is shown once and cannot be had again.
  public func makeToken(name: String, mayWrite: Bool, addedAt: String) throws(ArchiveError) -> String {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: random.next() as UInt64) { Array($0) } }
    // The digest of random bytes is as hard to guess as they are, and its digits are ready to be copied.
    let token = SHA256.hex(bytes)
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO tokens (name, digest, may_write, added_at) VALUES (?, ?, ?, ?)",
        arguments: [name, SHA256.hex(Array(token.utf8)), mayWrite, addedAt])
    }
    return token
  }

  /// The token that somebody shows; nil where it is none of this archive's. Every digest is compared to its end, so that
  /// the time taken tells nothing.
  public func token(_ shown: String) throws(ArchiveError) -> AccessToken? {
    let digest = Array(SHA256.hex(Array(shown.utf8)).utf8)
    return try read { db in
      var found: AccessToken?
      for row in try Row.fetchAll(db, sql: "SELECT * FROM tokens ORDER BY name") {
        let own: String = row["digest"]
        let isOther = zip(own.utf8, digest).reduce(UInt8(own.utf8.count == digest.count ? 0 : 1)) { $0 | ($1.0 ^ $1.1) }
        if isOther == 0 { found = Self.accessToken(row) }
      }
      return found
    }
  }

  /// All tokens, by name.
  public func tokens() throws(ArchiveError) -> [AccessToken] {
    try read { try Row.fetchAll($0, sql: "SELECT * FROM tokens ORDER BY name").map(Self.accessToken) }
  }

  /// Ends a token.
  /// - Returns: false where there is none of this name.
  public func endToken(name: String) throws(ArchiveError) -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM tokens WHERE name = ?", arguments: [name])
      return db.changesCount > 0
    }
  }

  private static func accessToken(_ row: Row) -> AccessToken {
    AccessToken(name: row["name"], mayWrite: row["may_write"], addedAt: row["added_at"])
  }
}
