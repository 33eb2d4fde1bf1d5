import GRDB
import TestKit
import Testing

@testable import Archive

@Suite struct MigrationTests {
  @Test func bringsAnArchiveOfTheFirstDayUpToDate() throws {
    let folder = try Folder()
    let queue = try DatabaseQueue(path: folder.archive)
    try Schema.migrator.migrate(queue, upTo: "1-documents-readings-claims")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO documents (number, id, text, sha256, added_at) VALUES (1, 'd', 'x', 's', 't');
          INSERT INTO readings (number, document, reader, digest, record, added_at) VALUES (1, 1, '', '', '{}', 't');
          INSERT INTO claims (id, document, reading, reported, type, actor_key, recipient_key, place_key, geonameids,
            countries, certainty, confidence, rule, quote, record)
            VALUES ('c', 1, 1, 't', 'ASSAULT', '', '', '', '', '', 'asserted', 1, 'r', 'q',
              CAST('{"control":{"change":"taken"}}' AS BLOB));
          """)
    }
    try queue.close()
    #expect(try Archive(path: folder.archive).count(ClaimFilter(isAboutControl: true)) == 1)
  }
}

extension ArchiveErrorTests {
  /// Runs SQL on the file as another program would.
  func makeDatabase(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.archive)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }
}
