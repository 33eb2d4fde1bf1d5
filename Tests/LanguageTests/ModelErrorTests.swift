import FoundationEssentials
import Testing

@testable import Language

@Suite struct ModelErrorTests {
  private func message(_ bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "model-\(UInt64.random(in: 0...UInt64.max)).sitrep")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    do {
      _ = try Model(path: path.path)
      return "no error"
    } catch {
      return error.description.replacing(path.path, with: "m.sitrep")
    }
  }

  private static func sample() -> [UInt8] {
    var writer = ModelFileWriter()
    writer.add("tags", lines: ["NN NOUN"])
    writer.add("labels", lines: ["root"])
    return writer.bytes()
  }

  @Test func saysWhichFileCannotBeOpened() {
    do { _ = try Model(path: "/nowhere") } catch {
      #expect(
        error.description
          == "/nowhere/english.sitrep: error: cannot be opened (No such file or directory); give the folder that holds 'english.sitrep', or make it with 'Tools/train'"
      )
    }
  }

  @Test func saysThatAFileIsEmpty() throws {
    #expect(
      try message([])
        == "m.sitrep: error: is empty or no plain file; copy it again, or make it with 'Tools/train'")
  }

  @Test func saysThatAFileIsForeign() throws {
    #expect(
      try message(Array("PK\u{3}\u{4} something else".utf8))
        == "m.sitrep: error: is no model of Sitrep: it does not begin with 'SITREPEN'; give the file that 'Tools/train' makes"
    )
  }

  @Test func saysThatAFileIsOfAnotherFormat() throws {
    var bytes = Self.sample()
    bytes[8] = 9
    #expect(
      try message(bytes)
        == "m.sitrep: error: has format 9, this program reads format 2; use the model that came with the program")
  }

  @Test func saysThatAFileWasCutShort() throws {
    let bytes = Self.sample()
    #expect(
      try message(Array(bytes.dropLast(3)))
        == "m.sitrep: error: is \(bytes.count - 3) bytes long, not \(bytes.count); it was cut short: copy it again, or make it with 'Tools/train'"
    )
    #expect(
      try message(Array(bytes.prefix(12)))
        == "m.sitrep: error: is 12 bytes long, not 32; it was cut short: copy it again, or make it with 'Tools/train'")
  }

  @Test func saysThatAFileIsDamaged() throws {
    var bytes = Self.sample()
    bytes[bytes.count - 1] ^= 1
    #expect(
      try message(bytes)
        == "m.sitrep: error: is damaged: its checksum does not fit its bytes; copy it again, or make it with 'Tools/train'"
    )
  }

  @Test func saysWhichSectionIsMissing() throws {
    #expect(
      try message(Self.sample())
        == "m.sitrep: error: has no section 'words'; make it again with 'Tools/train'")
  }

  @Test func saysWhichTagIsUnknown() throws {
    var writer = ModelFileWriter()
    writer.add("tags", lines: ["XX NOUN"])
    #expect(
      try message(writer.bytes())
        == "m.sitrep: error: has an unknown tag 'XX NOUN'; make it again with 'Tools/train'")
  }
}
