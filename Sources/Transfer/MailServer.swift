import CCurl

/// A server that takes mail: SMTP with STARTTLS or with TLS from the start, its certificate checked.
///
/// Source: RFC 5321, 3207 (STARTTLS), 8314 (implicit TLS), 4954 (log in).
public struct MailServer: Hashable, Sendable {
  public enum Encryption: String, Hashable, Sendable, CaseIterable {
    /// TLS from the first byte; the usual port is 465.
    case implicit
    /// Begins in the open and turns to TLS before anything is said; the usual port is 587.
    case starttls
    /// In the open. For a server on this machine alone.
    case none
  }

  public var host: String
  public var port: Int
  public var encryption: Encryption
  public var user: String?
  public var password: String?
  /// A file of certificates to trust in the place of the system's.
  public var authorities: String?

  public init(
    host: String, port: Int, encryption: Encryption, user: String? = nil, password: String? = nil,
    authorities: String? = nil
  ) {
    self.host = host
    self.port = port
    self.encryption = encryption
    self.user = user
    self.password = password
    self.authorities = authorities
  }

  /// Reads `smtps://mail.example.org`, `smtp://user@mail.example.org:587`; nil for anything else.
  /// - Parameter isPlain: whether `smtp:` stays in the open.
  public init?(_ words: String, isPlain: Bool = false) {
    let parts = words.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[1].hasPrefix("//") else { return nil }
    let scheme = parts[0].lowercased()
    guard scheme == "smtp" || scheme == "smtps" else { return nil }
    var rest = parts[1].dropFirst(2)
    while rest.last == "/" { rest.removeLast() }
    if let at = rest.lastIndex(of: "@") {
      user = String(rest[..<at])
      rest = rest[rest.index(after: at)...]
    }
    let sides = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = sides.first, !host.isEmpty, !host.contains("/") else { return nil }
    self.host = String(host)
    encryption = scheme == "smtps" ? .implicit : isPlain ? .none : .starttls
    guard let port = sides.count == 2 ? Int(sides[1]) : scheme == "smtps" ? 465 : 587, (1...65535).contains(port) else {
      return nil
    }
    self.port = port
  }

  /// Hands over one message to one recipient.
  ///
  /// One recipient a call, so that a refused one is known from the others.
  /// - Parameters:
  ///   - message: as RFC 5322 has it, with CRLF line ends.
  ///   - sender: the address for bounces, bare: `digest@sitrep.example`.
  /// - Throws: ``TransferError``, for example `smtp://mail.example:587 for reader@example.org: answered 550 no such user`.
  public func send(
    _ message: [UInt8], from sender: String, to recipient: String,
    limits: TransferLimits = TransferLimits(connecting: 10, whole: 60)
  ) throws(TransferError) {
    let address = "\(encryption == .implicit ? "smtps" : "smtp")://\(host):\(port)"
    let place = "\(address) for \(recipient)"
    let handle = try CurlHandle(place)
    // The user names this server: it may stand anywhere.
    let exchange = Exchange(limit: limits.bytes, isOpenToAll: true)
    handle.set(CURLOPT_URL, address)
    handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    handle.set(CURLOPT_USE_SSL, Int(encryption == .none ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue))
    handle.set(limits)
    if let user { handle.set(CURLOPT_USERNAME, user) }
    if let password { handle.set(CURLOPT_PASSWORD, password) }
    if let authorities { handle.set(CURLOPT_CAINFO, authorities) }
    handle.set(CURLOPT_MAIL_FROM, "<\(sender)>")
    handle.addRecipient("<\(recipient)>")
    let upload = Upload(message)
    handle.setUpload(upload)
    let code = withExtendedLifetime(upload) { handle.run(exchange) }
    guard code != CURLE_OK else { return }
    let status = handle.status
    if status >= 400,
      code == CURLE_SEND_ERROR || code == CURLE_LOGIN_DENIED || code == CURLE_RECV_ERROR
        || code == CURLE_WEIRD_SERVER_REPLY
    {
      throw TransferError(place, .answered(code: status, handle.message(code)))
    }
    throw TransferError(place, exchange.trouble(code, handle, limits))
  }
}
