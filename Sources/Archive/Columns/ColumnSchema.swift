import Claims
import Foundation
import GRDB

/// What the columns of ``ClaimColumns`` are read from: the names and places of claims once each, and one index that
/// holds all else that filters ask.
enum ColumnSchema {
  static func migrate(_ db: Database) throws {
    try db.execute(sql: tables)
    try fillScenes(db)
    try db.execute(sql: indexes + stories)
  }

  private static let tables = """
    CREATE TABLE names (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
    CREATE TABLE scenes (number INTEGER PRIMARY KEY, record TEXT NOT NULL UNIQUE);
    ALTER TABLE claims ADD COLUMN actor INTEGER REFERENCES names (number);
    ALTER TABLE claims ADD COLUMN recipient INTEGER REFERENCES names (number);
    ALTER TABLE claims ADD COLUMN scene INTEGER REFERENCES scenes (number);
    INSERT OR IGNORE INTO names (key) SELECT actor_key FROM claims WHERE actor_key <> '' ORDER BY number;
    INSERT OR IGNORE INTO names (key) SELECT recipient_key FROM claims WHERE recipient_key <> '' ORDER BY number;
    UPDATE claims SET actor = (SELECT number FROM names WHERE key = actor_key),
      recipient = (SELECT number FROM names WHERE key = recipient_key);

    """

  /// The claims of an archive of before: their places are in their records; how large they are is not.
  private static func fillScenes(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT number, record FROM claims WHERE place_key <> ''")
    var found: [(claim: Int64, record: String)] = []
    while let row = try rows.next() {
      let claim = try JSONDecoder().decode(Claim.self, from: row["record"])
      found.append((row["number"], try StoredScene.record(StoredScene.all(of: claim, in: []))))
    }
    for (claim, record) in found {
      try db.execute(
        sql: "UPDATE claims SET scene = ? WHERE number = ?",
        arguments: [try number(of: record, in: .scenes, db), claim])
    }
  }

  enum Table: String {
    case names, scenes
  }

  /// The number of a key, which is given it where it has none.
  static func number(of key: String, in table: Table, _ db: Database) throws -> Int64 {
    let (name, column) = (table.rawValue, table == .names ? "key" : "record")
    let known = try db.cachedStatement(sql: "SELECT number FROM \(name) WHERE \(column) = ?")
    if let number = try Int64.fetchOne(known, arguments: [key]) { return number }
    try db.cachedStatement(sql: "INSERT INTO \(name) (\(column)) VALUES (?)").execute(arguments: [key])
    return db.lastInsertedRowID
  }

  /// The index is in the order of the lists, and holds all that ``ClaimColumns`` reads. What is changed in a claim after it
  /// was written is told by number, so that what is in memory follows.
  private static let indexes = """
    CREATE INDEX claims_lean ON claims (reported, document, type, mode, certainty, outlet, confidence, day_from, day_to,
      actor, recipient, scene, control, replaced_by);
    CREATE INDEX claims_by_reading ON claims (reading);
    CREATE INDEX claims_by_replacement ON claims (replaced_by) WHERE replaced_by IS NOT NULL;
    CREATE TABLE claim_changes (number INTEGER PRIMARY KEY AUTOINCREMENT, claim INTEGER NOT NULL);
    CREATE TRIGGER claims_changed AFTER UPDATE ON claims BEGIN
      INSERT INTO claim_changes (claim) VALUES (new.number);
    END;

    """

  /// Each story as the lists show it, so that they need not count all documents. Whatever changes a document's story changes
  /// its row.
  private static let stories = """
    CREATE INDEX documents_in_story ON documents (story, origin, published, coalesce(published, added_at));
    CREATE TABLE stories (
      id TEXT PRIMARY KEY,
      documents INTEGER NOT NULL, origins INTEGER NOT NULL,
      first TEXT, latest TEXT NOT NULL, latest_day TEXT,
      number INTEGER NOT NULL
    );
    CREATE INDEX stories_by_time ON stories (latest DESC, number DESC);
    INSERT INTO stories (id, documents, origins, first, latest, latest_day, number) \(counted) GROUP BY story;
    CREATE TRIGGER documents_told AFTER INSERT ON documents WHEN new.story IS NOT NULL BEGIN
      \(keeping("new"))
    END;
    CREATE TRIGGER documents_moved AFTER UPDATE OF story, origin, published ON documents BEGIN
      DELETE FROM stories WHERE id = old.story AND old.story IS NOT new.story;
      \(keeping("old"))
      \(keeping("new"))
    END;

    """

  /// A document that changes its groups changes no claim; claim 0 stands for it.
  static let moves = """
    CREATE TRIGGER documents_regrouped AFTER UPDATE OF story, origin ON documents
    WHEN old.story IS NOT NULL AND (old.story IS NOT new.story OR old.origin IS NOT new.origin) BEGIN
      INSERT INTO claim_changes (claim) VALUES (0);
    END;
    """

  private static let counted = """
    SELECT story, count(*), count(DISTINCT origin), min(published), max(coalesce(published, added_at)), max(published),
      max(number)
    FROM documents WHERE story IS NOT NULL
    """

  private static func keeping(_ row: String) -> String {
    "INSERT OR REPLACE INTO stories (id, documents, origins, first, latest, latest_day, number) "
      + "\(counted) AND story = \(row).story GROUP BY story;"
  }
}
