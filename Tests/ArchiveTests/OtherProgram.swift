import GRDB

extension ArchiveErrorTests {
  /// Runs SQL on the file as another program would.
  func makeDatabase(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.file)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }
}
