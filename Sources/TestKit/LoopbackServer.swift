import Foundation
import Words

/// A server on loopback that answers as a test tells it to, be it ever so badly. It listens until the tests end.
public final class LoopbackServer: Sendable {
  public struct Request: Sendable {
    /// `GET /feed.xml HTTP/1.1`.
    public let line: String
    public let head: String
    public let body: [UInt8]

    public var path: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }

    /// A field's value as it was sent.
    public func field(_ name: String) -> String? {
      for line in head.split(separator: "\r\n").dropFirst() {
        let sides = line.split(separator: ":", maxSplits: 1)
        if sides.count == 2, sides[0].lowercased() == name.lowercased() {
          return sides[1].trimmingCharacters(in: .whitespaces)
        }
      }
      return nil
    }
  }

  public enum Answer: Sendable {
    /// These bytes, then the end.
    case bytes([UInt8])
    /// A whole answer with its right length.
    case http(Int, [String: String], [UInt8])
    /// The head, then the same again and again until nobody reads any more.
    case endless(head: String, [UInt8])
    /// Nothing at all, until the other side goes.
    case silence

    public static func http(_ status: Int, _ fields: [String: String] = [:], _ words: String = "") -> Answer {
      .http(status, fields, Array(words.utf8))
    }
  }

  public let port: Int
  private let log = Log()

  /// What was asked so far, in the order in which it came.
  public var requests: [Request] { log.all }

  public var address: String { "http://127.0.0.1:\(port)" }

  public init(_ answer: @escaping @Sendable (Request) -> Answer) throws {
    let log = log
    port = try Loopback.listen { LoopbackServer.serve($0, log, answer) }
  }

  private static func serve(_ connection: Int32, _ log: Log, _ answer: (Request) -> Answer) {
    guard let request = read(connection) else { return }
    log.add(request)
    switch answer(request) {
    case .bytes(let bytes): _ = Loopback.write(bytes, to: connection)
    case .http(let status, let fields, let body):
      var head = "HTTP/1.1 \(status) X\r\nConnection: close\r\nContent-Length: \(body.count)\r\n"
      for (name, value) in fields.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
      _ = Loopback.write(Array((head + "\r\n").utf8) + body, to: connection)
    case .endless(let head, let bytes):
      guard Loopback.write(Array(head.utf8), to: connection) else { return }
      while Loopback.write(bytes, to: connection) {}
    case .silence:
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
    }
  }

  private static func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16384)
    func more() -> Bool {
      let count = recv(connection, &buffer, buffer.count, 0)
      if count > 0 { bytes += buffer[..<count] }
      return count > 0
    }
    let end = Array("\r\n\r\n".utf8)
    var bodyAt: Int?
    while bodyAt == nil {
      guard more() else { return nil }
      bodyAt = bytes.indices.first { bytes[$0...].starts(with: end) }.map { $0 + 4 }
    }
    guard let bodyAt else { return nil }
    let head = String(decoding: bytes[..<(bodyAt - 4)], as: UTF8.self)
    let line = String(head.prefix { $0 != "\r\n" })
    let length = Request(line: line, head: head, body: []).field("Content-Length").flatMap { Int($0) } ?? 0
    while bytes.count < bodyAt + length { guard more() else { return nil } }
    return Request(line: line, head: head, body: Array(bytes[bodyAt...]))
  }

  private final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var requests: [Request] = []

    func add(_ request: Request) { lock.withLock { requests.append(request) } }
    var all: [Request] { lock.withLock { requests } }
  }
}
