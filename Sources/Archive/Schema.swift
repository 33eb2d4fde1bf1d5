import GRDB

/// The tables, built by migrations: one is never changed once it is out, the next one is added after it.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-documents-readings-claims") { db in
      try db.execute(sql: "PRAGMA application_id = \(Archive.applicationID)")
      try db.execute(sql: documents + readings + claims + words)
    }
    migrator.registerMigration("2-control") { try $0.execute(sql: control) }
    migrator.registerMigration("3-watches") { try $0.execute(sql: watches) }
    migrator.registerMigration("4-subscriptions") { try $0.execute(sql: subscriptions) }
    migrator.registerMigration("5-imports") { db in
      try db.execute(sql: "CREATE TABLE imports (stamp TEXT PRIMARY KEY, done INTEGER NOT NULL)")
    }
    migrator.registerMigration("6-stories") { try $0.execute(sql: stories) }
    migrator.registerMigration("7-reviews") { try $0.execute(sql: reviews) }
    migrator.registerMigration("8-columns", migrate: ColumnSchema.migrate)
    migrator.registerMigration("9-moves") { try $0.execute(sql: ColumnSchema.moves) }
    migrator.registerMigration("10-outlets") { db in
      try db.execute(sql: "CREATE INDEX documents_by_outlet ON documents (outlet) WHERE outlet IS NOT NULL")
    }
    migrator.registerMigration("11-words-by-batch") { db in
      try db.execute(sql: "DROP TRIGGER documents_added; DROP TRIGGER claims_added")
    }
    return migrator
  }

  /// A migration that the file has and this program does not know.
  static func unknownMigration(_ db: Database) throws -> String? {
    let known = Set(migrator.migrations)
    return try migrator.appliedIdentifiers(db).subtracting(known).min()
  }

  private static let documents = """
    CREATE TABLE documents (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      url TEXT, outlet TEXT, title TEXT, byline TEXT, published TEXT,
      text TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      added_at TEXT NOT NULL
    );
    CREATE INDEX documents_by_time ON documents (coalesce(published, added_at) DESC, number DESC);
    CREATE INDEX documents_by_digest ON documents (sha256);

    """

  private static let readings = """
    CREATE TABLE readings (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      document INTEGER NOT NULL REFERENCES documents (number),
      reader TEXT NOT NULL,
      digest TEXT NOT NULL,
      record BLOB NOT NULL,
      added_at TEXT NOT NULL,
      replaced_by INTEGER REFERENCES readings (number)
    );
    CREATE INDEX readings_by_document ON readings (document, replaced_by);

    """

  private static let claims = """
    CREATE TABLE claims (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL,
      document INTEGER NOT NULL REFERENCES documents (number),
      reading INTEGER NOT NULL REFERENCES readings (number),
      reported TEXT NOT NULL,
      type TEXT NOT NULL, mode TEXT,
      actor_key TEXT NOT NULL, recipient_key TEXT NOT NULL, place_key TEXT NOT NULL,
      geonameids TEXT NOT NULL, countries TEXT NOT NULL,
      day_from TEXT, day_to TEXT,
      certainty TEXT NOT NULL, outlet TEXT,
      confidence REAL NOT NULL, rule TEXT NOT NULL,
      quote TEXT NOT NULL,
      record BLOB NOT NULL,
      replaced_by INTEGER REFERENCES readings (number)
    );
    CREATE INDEX claims_by_time ON claims (reported DESC, number DESC) WHERE replaced_by IS NULL;
    CREATE INDEX claims_by_document ON claims (document);
    CREATE INDEX claims_by_id ON claims (id);
    CREATE INDEX claims_by_type ON claims (type, reported DESC, number DESC) WHERE replaced_by IS NULL;
    CREATE INDEX claims_by_outlet ON claims (outlet, reported DESC, number DESC) WHERE replaced_by IS NULL;

    """

  /// Full text: of documents by title and text, of claims by quotation. What is added is written by ``FullTextRows``.
  private static let words = """
    CREATE VIRTUAL TABLE document_words USING fts5 (
      title, text, content='documents', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
    CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
      INSERT INTO document_words (rowid, title, text) VALUES (new.number, new.title, new.text);
    END;
    CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents BEGIN
      INSERT INTO document_words (document_words, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
      INSERT INTO document_words (rowid, title, text) VALUES (new.number, new.title, new.text);
    END;
    CREATE VIRTUAL TABLE claim_words USING fts5 (
      quote, actor_key, recipient_key, place_key, content='claims', content_rowid='number',
      tokenize='unicode61 remove_diacritics 2');
    CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN
      INSERT INTO claim_words (rowid, quote, actor_key, recipient_key, place_key)
        VALUES (new.number, new.quote, new.actor_key, new.recipient_key, new.place_key);
    END;
    """

  /// The change of control a claim speaks of, so that the claims about who holds a place are found at once.
  private static let control = """
    ALTER TABLE claims ADD COLUMN control TEXT;
    UPDATE claims SET control = json_extract(CAST(record AS TEXT), '$.control.change');
    CREATE INDEX claims_by_control ON claims (control, reported DESC, number DESC)
      WHERE control IS NOT NULL AND replaced_by IS NULL;
    """

  /// What is watched, and the reports that were found there. A report's content is kept until it is read.
  private static let watches = """
    CREATE TABLE watches (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      address TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      title TEXT,
      added_at INTEGER NOT NULL,
      etag TEXT, last_modified TEXT,
      next_at INTEGER NOT NULL, last_at INTEGER,
      failures INTEGER NOT NULL DEFAULT 0,
      status TEXT NOT NULL DEFAULT '',
      is_stopped INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE items (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      watch INTEGER NOT NULL REFERENCES watches (number) ON DELETE CASCADE,
      key TEXT NOT NULL,
      address TEXT,
      digest TEXT NOT NULL,
      state TEXT NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      next_at INTEGER NOT NULL,
      title TEXT, published TEXT, outlet TEXT, byline TEXT,
      content BLOB,
      document TEXT,
      message TEXT,
      UNIQUE (watch, key)
    );
    CREATE INDEX items_by_address ON items (address);
    CREATE INDEX items_waiting ON items (next_at, number) WHERE state = 'waiting';
    CREATE INDEX items_by_state ON items (watch, state);

    """

  /// The groups of each document, named by the ids of their first documents; and what analysts judge.
  private static let stories = """
    ALTER TABLE documents ADD COLUMN story TEXT;
    ALTER TABLE documents ADD COLUMN origin TEXT;
    CREATE INDEX documents_by_story ON documents (story, number);
    CREATE TABLE judgements (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      claim TEXT, credibility INTEGER,
      source TEXT, reliability TEXT,
      judged_by TEXT NOT NULL, judged_at TEXT NOT NULL, reason TEXT NOT NULL
    );

    """

  /// What analysts say of claims: each review is kept. A reading that reviews have changed keeps beside it what the reader
  /// made. And who may use the desk from elsewhere.
  private static let reviews = """
    ALTER TABLE readings ADD COLUMN raw BLOB;
    CREATE TABLE reviews (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      claim TEXT NOT NULL,
      verdict TEXT NOT NULL,
      mend BLOB,
      reviewed_by TEXT NOT NULL, reviewed_at TEXT NOT NULL, reason TEXT NOT NULL
    );
    CREATE INDEX reviews_by_claim ON reviews (claim, number);
    ALTER TABLE judgements ADD COLUMN other TEXT;
    ALTER TABLE judgements ADD COLUMN is_same INTEGER;
    CREATE TABLE tokens (
      name TEXT PRIMARY KEY,
      digest TEXT NOT NULL,
      may_write INTEGER NOT NULL,
      added_at TEXT NOT NULL
    );

    """

  private static let subscriptions = """
    CREATE TABLE subscriptions (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      question TEXT NOT NULL,
      credibility INTEGER, origins INTEGER,
      only_contradictions INTEGER NOT NULL,
      channel TEXT NOT NULL, target TEXT NOT NULL, secret TEXT,
      times TEXT NOT NULL, zone TEXT NOT NULL,
      state TEXT NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0,
      status TEXT NOT NULL DEFAULT '',
      next_at INTEGER NOT NULL,
      told_to INTEGER NOT NULL
    );
    CREATE TABLE notices (
      subscription INTEGER NOT NULL REFERENCES subscriptions (number),
      claim TEXT NOT NULL, document TEXT NOT NULL,
      happening TEXT NOT NULL,
      sent_at INTEGER NOT NULL,
      is_withdrawn INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (subscription, claim, document)
    );
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

    """
}
