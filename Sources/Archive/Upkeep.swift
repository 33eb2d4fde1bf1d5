import Foundation
import GRDB

/// What keeps an archive well: to check it, to copy it, to make it small.
extension Archive {
  /// What an archive holds.
  public struct Contents: Hashable, Sendable {
    public let documents: Int
    public let readings: Int
    public let claims: Int
    public let watches: Int
    public let subscriptions: Int
    /// Bytes of the file.
    public let bytes: Int
  }

  /// Reads the whole file and says what is wrong with it; nothing is changed.
  /// - Returns: what SQLite finds, and rows that point to nothing, one line each; none where all is well.
  public func check() throws(ArchiveError) -> [String] {
    try read { db in
      var troubles = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        let (table, parent) = (row[0] as String? ?? "", row[2] as String? ?? "")
        troubles.append("a row of \(table) points to a row of \(parent) that is not there")
      }
      let lost =
        "SELECT count(*) FROM documents WHERE NOT EXISTS (SELECT 1 FROM readings WHERE document = documents.number)"
      if let count = try Int.fetchOne(db, sql: lost), count > 0 {
        troubles.append("\(count) documents have no reading")
      }
      return troubles
    }
  }

  public func contents() throws(ArchiveError) -> Contents {
    let bytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    return try read { db in
      func count(_ table: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
      return Contents(
        documents: try count("documents"), readings: try count("readings"),
        claims: try count("claims WHERE replaced_by IS NULL"), watches: try count("watches"),
        subscriptions: try count("subscriptions"), bytes: bytes)
    }
  }

  /// Copies the archive as it is at one moment into a new file, while others read and write it.
  /// - Throws: ``ArchiveError`` where a file stands there already, or none can be made.
  public func backup(to target: String) throws(ArchiveError) {
    if FileManager.default.fileExists(atPath: target) {
      throw ArchiveError(path: target, kind: .other("is there already; give a path where there is no file yet"))
    }
    do {
      let copy = try DatabaseQueue(path: target)
      try pool.backup(to: copy)
      try copy.close()
    } catch {
      throw ArchiveError.from(error, path: target)
    }
  }

  /// Writes the file anew without the room that is free in it.
  public func vacuum() throws(ArchiveError) {
    do {
      try pool.vacuum()
      // The file itself shrinks when the log is taken into it.
      try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    } catch { throw ArchiveError.from(error, path: path) }
  }
}
