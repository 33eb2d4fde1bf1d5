import GRDB

/// How far long files are read, so that a run that was ended goes on where it was.
extension Archive {
  /// How many items of each file are done, by the stamp of the file.
  public func importMarks() throws(ArchiveError) -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT stamp, done FROM imports")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["stamp"], $0["done"]) })
    }
  }

  /// Keeps that so many items of a file are done.
  public func markImport(_ stamp: String, done: Int) throws(ArchiveError) {
    try write {
      try $0.execute(sql: "INSERT OR REPLACE INTO imports (stamp, done) VALUES (?, ?)", arguments: [stamp, done])
    }
  }

  /// Forgets files that are read to their end.
  public func forgetImports(_ stamps: [String]) throws(ArchiveError) {
    try write { db in
      for stamp in stamps { try db.execute(sql: "DELETE FROM imports WHERE stamp = ?", arguments: [stamp]) }
    }
  }
}
