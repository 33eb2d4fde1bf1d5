import Words

/// Header fields in the order in which they came; names are found in any letters.
public struct HTTPFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  public struct Field: Hashable, Sendable {
    public let name: String
    /// As it was given, without the blanks around it.
    public let value: String
  }

  public private(set) var all: [Field] = []

  public init() {}

  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  public mutating func add(_ name: String, _ value: String) { all.append(Field(name: name, value: value)) }

  /// The first of this name.
  public subscript(_ name: String) -> String? {
    let name = name.lowercased()
    return all.first { $0.name.lowercased() == name }?.value
  }
}

/// What is asked.
public struct HTTPRequest: Hashable, Sendable {
  public var address: WebAddress
  public var fields: HTTPFields
  /// Sent by POST; nil asks by GET.
  public var body: [UInt8]?

  public init(_ address: WebAddress, fields: HTTPFields = [:], body: [UInt8]? = nil) {
    self.address = address
    self.fields = fields
    self.body = body
  }
}

/// What came back, its content decoded (gzip, brotli).
public struct HTTPResponse: Hashable, Sendable {
  public let status: Int
  public let fields: HTTPFields
  public let body: [UInt8]

  public init(status: Int, fields: HTTPFields = [:], body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}

/// How far a transfer may go.
public struct TransferLimits: Hashable, Sendable {
  /// Seconds until a connection stands.
  public var connecting: Double
  /// Seconds for the whole.
  public var whole: Double
  /// Bytes of the body, decoded; bytes of the head are bounded by 256 KiB.
  public var bytes: Int

  public init(connecting: Double = 10, whole: Double = 30, bytes: Int = 16 << 20) {
    self.connecting = connecting
    self.whole = whole
    self.bytes = bytes
  }
}

/// Why nothing came back.
public struct TransferError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// The host stands for an address of a private or local network.
    case closedNetwork(NetworkAddress)
    case noSuchHost
    case refused
    case timedOut(seconds: Double)
    case tooLarge(bytes: Int)
    /// The connection ended before the length that was promised.
    case cut
    /// The certificate is not trusted, or no common way to encrypt.
    case untrusted(String)
    /// A mail server's answer to a command.
    case answered(code: Int, String)
    case other(String)
  }

  /// The host, with what was asked of it.
  public let place: String
  public let kind: Kind

  public init(_ place: String, _ kind: Kind) {
    self.place = place
    self.kind = kind
  }

  /// For example
  /// `http://router.lan/: stands for 192.168.0.1, an address of a private network; allow it with '--allow-host' if you mean it`.
  public var description: String {
    switch kind {
    case .closedNetwork(let address):
      "\(place): stands for \(address), an address of a private network; allow it with '--allow-host' if you mean it"
    case .noSuchHost: "\(place): there is no such host; look at how it is written"
    case .refused: "\(place): takes no connection; it may be down"
    case .timedOut(let seconds): "\(place): gave no whole answer in \(TransferError.short(seconds)) seconds"
    case .tooLarge(let bytes): "\(place): sends more than \(bytes) bytes; it is not read"
    case .cut: "\(place): ended before the length it had promised"
    case .untrusted(let why): "\(place): cannot be trusted (\(why))"
    case .answered(let code, let words): "\(place): answered \(code) \(words)"
    case .other(let why): "\(place): \(why)"
    }
  }

  private static func short(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }
}
