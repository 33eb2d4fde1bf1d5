import Foundation
import TestKit

/// Runs the built command as a person or a pipe would.
enum Command {
  struct Result {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of the output as JSON objects.
    var objects: [[String: Any]] {
      output.split(separator: "\n").compactMap {
        (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
      }
    }
  }

  /// The command stands beside the test bundle.
  static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "sitrep").path

  static func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["SITREP_HOME": Repository.root]) { $1 }
    return process
  }

  static func run(_ arguments: String..., input: Data = Data()) throws -> Result {
    try run(arguments: arguments, input: input)
  }

  static func run(arguments: [String], input: Data = Data()) throws -> Result {
    let process = process(arguments)
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = ["in", "out", "err"].map { URL(filePath: "\(folder)/\($0)") }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  static func temporaryFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sitrep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }
}
