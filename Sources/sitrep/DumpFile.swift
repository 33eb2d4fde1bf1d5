import Foundation
import ArgumentParser
import Places

/// One file of a dump; broken lines are told and passed over.
struct DumpFile {
  let path: String
  let kind: GeoNamesFile
  /// The longest line of allCountries.txt has 16,000 bytes, nearly all of them alternate names.
  private static let longestLine = 1 << 20
  private static let toldAtMost = 20

  /// - Throws: exit code 1 where the file cannot be read, or none of its lines.
  func read(into writer: inout GazetteerWriter) throws {
    guard let file = FileHandle(forReadingAtPath: path) else {
      Terminal.complain("error: \(path): cannot be read; fetch it from download.geonames.org/export/dump")
      throw ExitCode(1)
    }
    let stream = ByteStream(file)
    var lines = LineReader(from: stream.next, longest: Self.longestLine)
    var (good, broken) = (0, 0)
    while let line = lines.next(skippingBlank: true) {
      do throws(GeoNamesLineError) {
        guard case .line(let bytes, _) = line else { throw GeoNamesLineError.tooLong }
        if bytes.first == UInt8(ascii: "#") { continue }
        try writer.add(bytes, of: kind)
        good += 1
      } catch {
        broken += 1
        if broken <= Self.toldAtMost { Terminal.complain("\(path):\(line.number): \(error.description); passed over") }
      }
    }
    if broken > Self.toldAtMost { Terminal.complain("\(path): \(broken - Self.toldAtMost) more lines passed over") }
    if let trouble = stream.trouble { Terminal.complain("\(path): \(trouble)") }
    guard good > 0 else {
      Terminal.complain(
        "error: \(path): no line of it is one of GeoNames; take the unpacked .txt from download.geonames.org/export/dump"
      )
      throw ExitCode(1)
    }
  }
}

extension LineReader.Line {
  fileprivate var number: Int {
    switch self {
    case .line(_, let number), .tooLong(_, let number): number
    }
  }
}
