import Foundation

/// A port on loopback for the servers of tests.
enum Loopback {
  /// Listens until the tests end, each connection on a thread of its own.
  /// - Parameter serve: gets a connection, which is closed after it.
  /// - Returns: the port.
  static func listen(_ serve: @escaping @Sendable (Int32) -> Void) throws -> Int {
    let descriptor = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, size) == 0 && Foundation.listen(descriptor, 64) == 0
          && getsockname(descriptor, pointer, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    Thread.detachNewThread {
      while true {
        let connection = accept(descriptor, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread {
          serve(connection)
          close(connection)
        }
      }
    }
    return Int(UInt16(bigEndian: name.sin_port))
  }

  /// False where the other side is gone.
  static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var at = 0
    while at < bytes.count {
      let count = bytes[at...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return false }
      at += count
    }
    return true
  }
}
