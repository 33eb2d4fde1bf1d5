import FoundationEssentials
import Places
import TestKit
import Testing

@Suite struct GazetteerTests {
  static let path = Repository.model + "/gazetteer.bin"

  @Test func knowsTheTownsOfTheWorld() throws {
    #expect(try Gazetteer(path: Self.path).count > 240_000)
  }

  @Test func saysHowToGetAFileWhereThereIsNone() {
    #expect(message(of: "nowhere.bin") == "nowhere.bin: cannot be read; make one with 'sitrep gazetteer build'")
  }

  @Test(arguments: [
    (Damage.foreign, "is no gazetteer of Sitrep's; make one with 'sitrep gazetteer build'"),
    (.empty, "is no gazetteer of Sitrep's; make one with 'sitrep gazetteer build'"),
    (.version, "has version 7, this reads version 3; make it again with 'sitrep gazetteer build'"),
    (.short, "is damaged (it is cut short); make it again with 'sitrep gazetteer build'"),
    (.flipped, "is damaged (the checksum differs); make it again with 'sitrep gazetteer build'"),
    (.wild, "is damaged (it is cut short); make it again with 'sitrep gazetteer build'"),
  ])
  func saysWhatIsWrongWithAFile(damage: Damage, wanted: String) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "gazetteer-\(damage).bin")
    try damage.applied(to: Data(contentsOf: URL(filePath: Self.path))).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(message(of: url.path) == "\(url.path): \(wanted)")
  }

  private func message(of path: String) -> String? {
    do {
      _ = try Gazetteer(path: path)
      return nil
    } catch { return error.description }
  }

  enum Damage: Sendable {
    case foreign, empty, version, short, flipped, wild

    func applied(to data: Data) -> Data {
      var data = data
      switch self {
      case .foreign: data[0] = 0x41
      case .empty: data = Data()
      case .version: data[8] = 7
      case .short: data = data.prefix(data.count / 2)
      case .flipped: data[data.count - 9] ^= 1
      case .wild: for i in 24..<40 { data[i] = 0xFF }
      }
      return data
    }
  }
}
