import Glibc

/// A host's number: 4 bytes for IPv4, 16 for IPv6.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) {
    precondition(bytes.count == 4 || bytes.count == 16, "an address has 4 or 16 bytes")
    self.bytes = bytes
  }

  /// Reads `192.0.2.7` or `2001:db8::7`; nil for anything else.
  public init?(_ words: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, words, &four) == 1 {
      self.init(withUnsafeBytes(of: four) { Array($0) })
    } else if inet_pton(AF_INET6, words, &six) == 1 {
      self.init(withUnsafeBytes(of: six) { Array($0) })
    } else {
      return nil
    }
  }

  /// Nil for families other than the two.
  init?(_ address: UnsafePointer<sockaddr>) {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      self.init(
        address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
          withUnsafeBytes(of: pointer.pointee.sin_addr) { Array($0) }
        })
    case AF_INET6:
      self.init(
        address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
          withUnsafeBytes(of: pointer.pointee.sin6_addr) { Array($0) }
        })
    default: return nil
    }
  }

  /// Whether it is of the open internet: not of a private, loopback, link-local, shared, test or multicast block.
  ///
  /// Source: IANA's registries of special-purpose addresses (RFC 6890 and its updates).
  public var isPublic: Bool {
    if bytes.count == 4 { return !Self.closedFour.contains { has($0.prefix, bits: $0.bits) } }
    // An IPv4 address inside: mapped, translated (64:ff9b::/96) or 6to4.
    if has([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], bits: 96)
      || has([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], bits: 96)
    {
      return NetworkAddress(Array(bytes[12...])).isPublic
    }
    if has([0x20, 0x02], bits: 16) { return NetworkAddress(Array(bytes[2..<6])).isPublic }
    // All that is given out begins with 001; 2001::/23 is for protocols, 2001:db8::/32 and 3fff::/20 for documents.
    return has([0x20], bits: 3) && !has([0x20, 0x01, 0], bits: 23) && !has([0x20, 0x01, 0x0D, 0xB8], bits: 32)
      && !has([0x3F, 0xFF, 0], bits: 20)
  }

  public var description: String {
    var words = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    _ = bytes.withUnsafeBytes { inet_ntop(family, $0.baseAddress, &words, socklen_t(words.count)) }
    return String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static let closedFour: [(prefix: [UInt8], bits: Int)] = [
    ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12), ([192, 0, 0], 24),
    ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16), ([198, 18], 15), ([198, 51, 100], 24),
    ([203, 0, 113], 24), ([224], 4), ([240], 4),
  ]

  /// Whether the first bits are those of a prefix.
  private func has(_ prefix: [UInt8], bits: Int) -> Bool {
    let whole = bits / 8
    guard bytes.starts(with: prefix.prefix(whole)) else { return false }
    let rest = bits % 8
    return rest == 0 || bytes[whole] >> (8 - rest) == prefix[whole] >> (8 - rest)
  }
}
