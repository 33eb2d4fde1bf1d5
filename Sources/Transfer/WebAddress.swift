import CCurl

/// An address of the web, as a browser would understand it: `http` or `https`, the host in small letters, no user, no
/// fragment.
///
/// It is taken apart by the library that connects, so that what is checked is what is asked (libcurl's URL API).
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  public let description: String
  /// `http` or `https`.
  public let scheme: String
  /// Without brackets where it is an IPv6 address.
  public let host: String
  public let port: Int
  /// With the query: `/politics/a.html?page=2`.
  public let path: String

  /// - Parameter words: what a person writes; without a scheme it is taken to be `https`.
  /// - Throws: ``AddressError``, for example
  ///   `'ftp://example.org/' is no address of the web; write for example 'https://example.org/feed.xml'`.
  public init(_ words: String) throws(AddressError) {
    try self.init(words, against: nil)
  }

  /// The address that a reference means where it stands on the page of this one.
  public func resolving(_ reference: String) throws(AddressError) -> WebAddress {
    try WebAddress(reference, against: description)
  }

  /// Scheme, host and port: what one `robots.txt` speaks for.
  public var site: String {
    let shown = host.contains(":") ? "[\(host)]" : host
    return port == (scheme == "https" ? 443 : 80) ? "\(scheme)://\(shown)" : "\(scheme)://\(shown):\(port)"
  }

  private init(_ words: String, against base: String?) throws(AddressError) {
    guard let handle = curl_url() else { throw AddressError(words: words) }
    defer { curl_url_cleanup(handle) }
    let flags = UInt32(CURLU_DEFAULT_SCHEME | CURLU_DISALLOW_USER | CURLU_URLENCODE)
    if let base { _ = curl_url_set(handle, CURLUPART_URL, base, flags) }
    let trimmed = String(words.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    guard !trimmed.isEmpty, !trimmed.utf8.contains(0), curl_url_set(handle, CURLUPART_URL, trimmed, flags) == CURLUE_OK,
      curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
      let scheme = Self.part(handle, CURLUPART_SCHEME), scheme == "http" || scheme == "https",
      let host = Self.part(handle, CURLUPART_HOST)?.lowercased(), !host.isEmpty,
      curl_url_set(handle, CURLUPART_HOST, host, 0) == CURLUE_OK,
      let whole = Self.part(handle, CURLUPART_URL, UInt32(CURLU_NO_DEFAULT_PORT)),
      let port = Self.part(handle, CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
    else { throw AddressError(words: words) }
    let query = Self.part(handle, CURLUPART_QUERY).map { "?\($0)" } ?? ""
    description = whole
    self.scheme = scheme
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    self.port = port
    path = (Self.part(handle, CURLUPART_PATH) ?? "/") + query
  }

  private static func part(_ handle: OpaquePointer, _ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
    var words: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &words, flags) == CURLUE_OK, let words else { return nil }
    defer { curl_free(words) }
    return String(cString: words)
  }
}

/// Words that are no address of the web.
public struct AddressError: Error, Hashable, Sendable, CustomStringConvertible {
  public let words: String

  public var description: String {
    "'\(words)' is no address of the web; write for example 'https://example.org/feed.xml'"
  }
}
