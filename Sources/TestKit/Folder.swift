import Foundation

/// A folder of a test's own, taken away with it.
public final class Folder: Sendable {
  public let path: String

  public init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "sitrep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where an archive may be put.
  public var archive: String { path + "/desk.sqlite" }
}
