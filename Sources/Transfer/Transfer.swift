import CCurl
import Words

/// One request out and its answer in, bounded in time and size, never to a private network unless that host is allowed.
///
/// Blocks its thread. Redirects are answers like any other: who asks decides whether to follow. Proxies of the environment
/// are not used, since a proxy would look up names out of our sight.
public struct Transfer: Sendable {
  /// What the other side is told we are: `Sitrep/0.1.0 (+mailto:desk@example.org)`.
  public let userAgent: String
  /// Hosts that may stand for private addresses.
  public let allowedHosts: Set<String>

  public init(userAgent: String, allowedHosts: Set<String> = []) {
    self.userAgent = userAgent
    self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
  }

  /// Asks and waits.
  ///
  /// The check for private networks is made on the address that a connection is about to be opened to, after its name was
  /// looked up, so that no second look-up can change it.
  /// - Throws: ``TransferError``; an answer with a status of 400 or more is an answer, no error.
  public func perform(_ request: HTTPRequest, limits: TransferLimits = TransferLimits()) throws(TransferError)
    -> HTTPResponse
  {
    let place = request.address.description
    let handle = try CurlHandle(place)
    let exchange = Exchange(limit: limits.bytes, isOpenToAll: allowedHosts.contains(request.address.host))
    handle.set(CURLOPT_URL, place)
    handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
    handle.set(CURLOPT_USERAGENT, userAgent)
    handle.set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate, br")
    handle.set(limits)
    for field in request.fields.all { handle.add("\(field.name): \(field.value)") }
    if let body = request.body {
      // No "Expect: 100-continue", which some servers never answer.
      handle.add("Expect:")
      handle.set(CURLOPT_POST, 1)
      handle.set(CURLOPT_POSTFIELDSIZE, body.count)
      handle.setCopy(body)
    }
    let code = handle.run(exchange)
    guard code == CURLE_OK else { throw TransferError(place, exchange.trouble(code, handle, limits)) }
    return HTTPResponse(status: handle.status, fields: exchange.fields, body: exchange.body)
  }

}

/// What an exchange has brought so far. The callbacks of libcurl write to it on the thread that waits.
final class Exchange {
  /// Bytes of all header lines together; longer heads are an attack.
  private static let longestHead = 256 << 10

  let limit: Int
  let isOpenToAll: Bool
  var body: [UInt8] = []
  var fields = HTTPFields()
  var closed: NetworkAddress?
  var isTooLarge = false
  private var head = 0

  init(limit: Int, isOpenToAll: Bool) {
    self.limit = limit
    self.isOpenToAll = isOpenToAll
  }

  /// False ends the exchange.
  func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isTooLarge = isTooLarge || body.count + bytes.count > limit
    if !isTooLarge { body += bytes }
    return !isTooLarge
  }

  func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
    head += bytes.count
    isTooLarge = isTooLarge || head > Self.longestHead
    if bytes.starts(with: "HTTP/".utf8) {
      // The head of the answer itself, after one of an intermediate answer.
      fields = HTTPFields()
    } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      var value = bytes[(colon + 1)...].drop { $0.isASCIISpace }
      while value.last?.isASCIISpace == true { value = value.dropLast() }
      fields.add(String(decoding: bytes[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
    return !isTooLarge
  }

  func mayConnect(to address: NetworkAddress?) -> Bool {
    if isOpenToAll { return true }
    guard let address, address.isPublic else {
      closed = address ?? closed
      return false
    }
    return true
  }

  func trouble(_ code: CURLcode, _ handle: CurlHandle, _ limits: TransferLimits) -> TransferError.Kind {
    if let closed { return .closedNetwork(closed) }
    if isTooLarge { return .tooLarge(bytes: limits.bytes) }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: return .noSuchHost
    case CURLE_COULDNT_CONNECT: return .refused
    case CURLE_OPERATION_TIMEDOUT: return .timedOut(seconds: limits.whole)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING: return .cut
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_USE_SSL_FAILED:
      return .untrusted(handle.message(code))
    default: return .other(handle.message(code))
    }
  }
}
