import CCurl
import Glibc

/// One easy handle of libcurl with its options, freed with this value.
final class CurlHandle {
  private static let isReady = sitrep_curl_start() == CURLE_OK

  private let handle: UnsafeMutableRawPointer
  private var lines: UnsafeMutablePointer<curl_slist>?
  private var recipients: UnsafeMutablePointer<curl_slist>?
  private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  init(_ place: String) throws(TransferError) {
    guard Self.isReady, let handle = curl_easy_init() else {
      throw TransferError(place, .other("libcurl cannot start; look for free memory"))
    }
    self.handle = handle
    words.initialize(to: 0)
    _ = sitrep_curl_pointer(handle, CURLOPT_ERRORBUFFER, words)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_PROXY, "")
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(lines)
    curl_slist_free_all(recipients)
    words.deallocate()
  }

  var status: Int { sitrep_curl_status(handle) }

  func set(_ option: CURLoption, _ value: String) { _ = sitrep_curl_words(handle, option, value) }
  func set(_ option: CURLoption, _ value: Int) { _ = sitrep_curl_long(handle, option, value) }

  func set(_ limits: TransferLimits) {
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connecting * 1000))
    set(CURLOPT_TIMEOUT_MS, Int(limits.whole * 1000))
  }

  /// Gives the bytes of a body, which are copied.
  func setCopy(_ body: [UInt8]) {
    body.withUnsafeBytes { bytes in
      _ = sitrep_curl_pointer(handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }
  }

  /// Adds a header line.
  func add(_ line: String) {
    lines = curl_slist_append(lines, line)
    _ = sitrep_curl_list(handle, CURLOPT_HTTPHEADER, lines)
  }

  /// Adds somebody a mail goes to.
  func addRecipient(_ address: String) {
    recipients = curl_slist_append(recipients, address)
    _ = sitrep_curl_list(handle, CURLOPT_MAIL_RCPT, recipients)
  }

  /// What is sent up, from its beginning; alive until the run ends.
  func setUpload(_ upload: Upload) {
    set(CURLOPT_UPLOAD, 1)
    _ = sitrep_curl_data(
      handle, CURLOPT_READFUNCTION,
      { buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        let upload = Unmanaged<Upload>.fromOpaque(context).takeUnretainedValue()
        return upload.give(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
      }, Unmanaged.passUnretained(upload).toOpaque(), CURLOPT_READDATA)
  }

  func run(_ exchange: Exchange) -> CURLcode {
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    _ = sitrep_curl_data(
      handle, CURLOPT_WRITEFUNCTION,
      { bytes, size, count, context in
        CurlHandle.exchange(context).take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
      }, context, CURLOPT_WRITEDATA)
    _ = sitrep_curl_data(
      handle, CURLOPT_HEADERFUNCTION,
      { bytes, size, count, context in
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return CurlHandle.exchange(context).takeHeader(line) ? size * count : 0
      }, context, CURLOPT_HEADERDATA)
    _ = sitrep_curl_open(
      handle,
      { context, _, target in
        guard let target else { return curl_socket_t(CURL_SOCKET_BAD) }
        let address = withUnsafePointer(to: &target.pointee.addr) { NetworkAddress($0) }
        guard CurlHandle.exchange(context).mayConnect(to: address) else { return curl_socket_t(CURL_SOCKET_BAD) }
        return socket(target.pointee.family, target.pointee.socktype, target.pointee.`protocol`)
      }, context)
    defer { withExtendedLifetime(exchange) {} }
    return curl_easy_perform(handle)
  }

  /// What libcurl says went wrong.
  func message(_ code: CURLcode) -> String {
    let said = String(cString: words)
    return said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
  }

  private static func exchange(_ context: UnsafeMutableRawPointer?) -> Exchange {
    guard let context else { preconditionFailure("libcurl lost its context") }
    return Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
  }
}

/// Bytes on their way up.
final class Upload {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - at)
    buffer.copyBytes(from: bytes[at..<(at + count)])
    at += count
    return count
  }
}
