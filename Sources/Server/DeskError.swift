import Foundation
import NIOCore

/// Why the desk cannot begin to serve: the address, what was seen, what to do.
public struct DeskError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    case taken
    case forbidden
    case noAddress
    case other(String)
  }

  public let host: String
  public let port: Int
  public let kind: Kind

  /// One line, for example `127.0.0.1:8080: is taken by another program; end it, or give another port`.
  public var description: String {
    switch kind {
    case .taken: "\(host):\(port): is taken by another program; end it, or give another port"
    case .forbidden: "\(host):\(port): may not be listened on; give a port from 1024 to 65535"
    case .noAddress: "\(host):\(port): is no address of this machine; give for example 127.0.0.1"
    case .other(let why): "\(host):\(port): cannot be listened on (\(why))"
    }
  }

  static func from(_ error: IOError, host: String, port: Int) -> DeskError {
    let kind: Kind =
      switch error.errnoCode {
      case EADDRINUSE: .taken
      case EACCES, EPERM: .forbidden
      case EADDRNOTAVAIL: .noAddress
      default: .other("\(error)")
      }
    return DeskError(host: host, port: port, kind: kind)
  }
}
