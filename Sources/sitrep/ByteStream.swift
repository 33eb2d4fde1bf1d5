import Foundation
import Warc

/// The bytes of one input as they come, unpacked where they are gzip.
final class ByteStream {
  private let file: FileHandle
  private let count: (Int) -> Void
  private var start: [UInt8] = []
  private var gunzip: Gunzip?

  /// - Parameters:
  ///   - file: is read with its descriptor, so that nothing waits for more than is there.
  ///   - count: told how many bytes were read, packed as they are.
  init(_ file: FileHandle, count: @escaping (Int) -> Void = { _ in }) {
    self.file = file
    self.count = count
    start = read()
    // A pipe may give its first byte alone.
    while (1..<3).contains(start.count) {
      let more = read()
      if more.isEmpty { break }
      start += more
    }
    if Gunzip.isGzip(start) { gunzip = Gunzip { [unowned self] in packed() } }
  }

  /// The next bytes; none at the end.
  func next() -> [UInt8] { gunzip?.next() ?? packed() }

  /// Why an unpacked stream ended early, for a message.
  var trouble: String? {
    switch gunzip?.trouble {
    case .broken(let at): "is no gzip from byte \(at) on; pack it again"
    case .cut: "is gzip that ends too early; fetch it again"
    case nil: nil
    }
  }

  private func packed() -> [UInt8] {
    defer { start = [] }
    return start.isEmpty ? read() : start
  }

  private func read() -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = chunk.withUnsafeMutableBytes { Foundation.read(file.fileDescriptor, $0.baseAddress, $0.count) }
    self.count(max(0, count))
    return count > 0 ? Array(chunk[..<count]) : []
  }
}
