import Words

/// An answer of HTTP/1 as an archive keeps it. Source: RFC 9112.
struct HTTPAnswer {
  /// Why a body cannot be had.
  struct Unread: Error { let reason: String }

  private let headers: Headers
  private let payload: ArraySlice<UInt8>
  private let type: ContentType

  init(_ block: ArraySlice<UInt8>) {
    var end = block.startIndex
    while end < block.endIndex, !Self.isBlankLine(block, end) { end += 1 }
    headers = Headers(block[..<end])
    payload = block[end...].drop { $0 == 0x0D || $0 == 0x0A }
    type = ContentType(headers["content-type"] ?? "")
  }

  private static func isBlankLine(_ bytes: ArraySlice<UInt8>, _ i: Int) -> Bool {
    bytes[i...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) || bytes[i...].starts(with: [0x0A, 0x0A])
  }

  /// Whether it is a page that was there: status 2xx and HTML.
  var isPage: Bool {
    let status = headers.first.split(separator: " ").dropFirst().first
    return status?.hasPrefix("2") == true && type.isPage
  }

  var charset: String? { type.charset }

  /// The page, its chunks joined and unpacked; what an archive's writer has joined or unpacked already stays.
  func body(most: Int) throws(Unread) -> [UInt8] {
    let isChunked = headers["transfer-encoding"]?.lowercased().contains("chunked") == true
    let whole = isChunked ? Self.joined(payload) ?? Array(payload) : Array(payload)
    switch headers["content-encoding"]?.lowercased() {
    case "gzip", "x-gzip":
      guard Gunzip.isGzip(whole) else { return whole }
      return try unpacked(whole, .gzip, most)
    case "deflate":
      let isZlib = whole.count > 2 && whole[0] & 0x0F == 8 && (Int(whole[0]) << 8 | Int(whole[1])) % 31 == 0
      if !isZlib, whole.first == 0x3C { return whole }
      return try unpacked(whole, isZlib ? .zlib : .raw, most)
    case nil, "", "identity", "none": return whole
    case let other?:
      if whole.first(where: { !$0.isASCIISpace }) == 0x3C { return whole }
      throw Unread(reason: "is packed with '\(other)'; write the archive with gzip, deflate or none")
    }
  }

  private func unpacked(_ bytes: [UInt8], _ form: Gunzip.Form, _ most: Int) throws(Unread) -> [UInt8] {
    guard let page = Gunzip.all(bytes, form, most: most) else {
      throw Unread(reason: "is broken gzip, or more than \(most) bytes; fetch it again")
    }
    return page
  }

  /// Chunks joined; nil where the body is not written in chunks.
  private static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let end = bytes[i...].prefix(40).firstIndex(of: 0x0A) ?? bytes.endIndex
      let digits = bytes[i..<end].prefix { $0 != 0x3B && $0 != 0x0D }.filter { !$0.isASCIISpace }
      guard end < bytes.endIndex, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
        return out.isEmpty ? nil : out
      }
      if size == 0 { return out }
      let start = end + 1
      let stop = size > bytes.endIndex - start ? bytes.endIndex : start + size
      out += bytes[start..<stop]
      i = stop
      while i < bytes.endIndex, bytes[i] == 0x0D || bytes[i] == 0x0A { i += 1 }
    }
    return out
  }
}
