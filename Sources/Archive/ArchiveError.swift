import GRDB

/// Trouble with the archive that a person must mend: where, what was seen, what to do.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    case cannotOpen(String)
    case notADatabase
    /// A database that was made by another program.
    case foreign
    /// Written by a Sitrep that knows more than this one.
    case newer(migration: String)
    case locked
    case readOnly
    case full
    /// The file is damaged.
    case damaged(String)
    case closed
    case other(String)
  }

  public let path: String
  public let kind: Kind

  /// One line, `PATH: what was seen; what to do`.
  public var description: String {
    switch kind {
    case .cannotOpen(let why):
      "\(path): cannot be opened (\(why)); give a path in a folder that exists and that you may write to"
    case .notADatabase:
      "\(path): is not a database; give the path of an archive, or a path where there is no file yet"
    case .foreign:
      "\(path): is the database of another program; give the path of an archive, or a path where there is no file yet"
    case .newer(let migration):
      "\(path): was written by a newer Sitrep (it has '\(migration)', which is unknown here); use that Sitrep to open it"
    case .locked:
      "\(path): has been locked by another writer for ten seconds; wait for it, or end it"
    case .readOnly:
      "\(path): may not be written to; change its permissions, or give another path"
    case .full:
      "\(path): cannot grow, the disk is full; make room and run the same again"
    case .damaged(let why):
      "\(path): is damaged (\(why)); get it back from a copy, or save what is left with 'sqlite3 \(path) .recover'"
    case .closed:
      "\(path): is closed; open it again"
    case .other(let why):
      "\(path): \(why)"
    }
  }

  static func from(_ error: any Error, path: String) -> ArchiveError {
    if let error = error as? ArchiveError { return error }
    guard let error = error as? DatabaseError else { return ArchiveError(path: path, kind: .other("\(error)")) }
    let message = error.message ?? "SQLite \(error.resultCode.rawValue)"
    let kind: Kind =
      switch error.resultCode {
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen(message)
      case .SQLITE_NOTADB: .notADatabase
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
      case .SQLITE_READONLY: .readOnly
      case .SQLITE_FULL: .full
      case .SQLITE_CORRUPT, .SQLITE_IOERR: .damaged(message)
      case .SQLITE_MISUSE where message == "Connection is closed": .closed
      default: .other("\(message) (SQLite \(error.extendedResultCode.rawValue))")
      }
    return ArchiveError(path: path, kind: kind)
  }
}
