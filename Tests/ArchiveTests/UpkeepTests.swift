import Foundation
import TestKit
import Testing

@testable import Archive

@Suite struct UpkeepTests {
  private let folder: Folder
  private let archive: Archive

  init() throws {
    folder = try Folder()
    archive = try Archive(path: folder.archive)
    try archive.add(SampleReading.full(), addedAt: "2019-04-12T06:00:00Z")
  }

  @Test func aWholeArchiveHasNoTrouble() throws {
    #expect(try archive.check().isEmpty)
    let held = try archive.contents()
    #expect(held.documents == 1 && held.claims == 2 && held.readings == 1 && held.bytes > 0)
  }

  @Test func whatPointsToNothingIsTold() throws {
    try archive.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM readings; PRAGMA foreign_keys = ON")
    }
    let troubles = try archive.check()
    #expect(troubles.contains("1 documents have no reading"))
    #expect(troubles.contains("a row of claims points to a row of readings that is not there"))
  }

  @Test func aCopyIsAnArchiveOfItsOwnAndNothingIsOverwritten() throws {
    let copy = folder.path + "/copy.sqlite"
    try archive.backup(to: copy)
    try archive.add(SampleReading.full(id: "doc-2"), addedAt: "2019-04-12T07:00:00Z")
    #expect(try Archive(path: copy).contents().documents == 1)
    let error = #expect(throws: ArchiveError.self) { try archive.backup(to: copy) }
    #expect(error?.description == "\(copy): is there already; give a path where there is no file yet")
  }

  @Test func freeRoomIsGivenBack() throws {
    for number in 0..<50 { try archive.add(SampleReading.full(id: "d\(number)"), addedAt: "2019-04-12T07:00:00Z") }
    try archive.pool.write {
      try $0.execute(sql: "CREATE TABLE x (y BLOB); INSERT INTO x VALUES (zeroblob(4000000)); DROP TABLE x")
    }
    try archive.vacuum()
    #expect(try archive.contents().bytes < 2_000_000)
    #expect(try archive.check().isEmpty)
  }
}
