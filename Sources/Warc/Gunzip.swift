import CZlib

/// Takes gzip and zlib streams apart as they come: one member or many one after the other, as web archives have them.
///
/// A class, because zlib keeps pointers into its state.
public final class Gunzip {
  public enum Trouble: Error, Hashable, Sendable {
    /// The bytes are no gzip from this offset of the packed stream on.
    case broken(at: Int)
    /// The stream ends inside a member.
    case cut
  }

  /// How the bytes are packed.
  public enum Form: Sendable {
    case gzip, zlib
    /// Deflate without a frame, as some servers send for `Content-Encoding: deflate`.
    case raw

    fileprivate var windowBits: Int32 { self == .gzip ? 15 + 16 : self == .zlib ? 15 : -15 }
  }

  private static let chunk = 1 << 16

  private var stream = z_stream()
  private let source: () -> [UInt8]
  private var input: [UInt8] = []
  private var at = 0
  /// How many bytes came before `input`.
  private var before = 0
  private var isInMember = false
  /// Why the stream ended early.
  public private(set) var trouble: Trouble?

  /// - Parameter source: the next packed bytes; none at the end.
  public init(_ form: Form = .gzip, from source: @escaping () -> [UInt8]) {
    self.source = source
    inflateInit2_(&stream, form.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit { inflateEnd(&stream) }

  /// Whether bytes begin as a gzip member does (RFC 1952).
  public static func isGzip(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B, 0x08]) }

  /// The next bytes, unpacked; none at the end, whose reason is in ``trouble``.
  public func next() -> [UInt8] {
    while trouble == nil {
      if at == input.count {
        before += input.count
        input = source()
        at = 0
        if input.isEmpty {
          trouble = isInMember ? .cut : nil
          return []
        }
      }
      let out = inflate()
      if !out.isEmpty { return out }
    }
    return []
  }

  /// All of a packed block, at most so many bytes; nil where it is broken or longer.
  public static func all(_ bytes: [UInt8], _ form: Form, most: Int) -> [UInt8]? {
    var isGiven = false
    let gunzip = Gunzip(form) {
      defer { isGiven = true }
      return isGiven ? [] : bytes
    }
    var out: [UInt8] = []
    while true {
      let more = gunzip.next()
      if more.isEmpty { return gunzip.trouble == nil || !out.isEmpty ? out : nil }
      out += more
      if out.count > most { return nil }
    }
  }

  private func inflate() -> [UInt8] {
    if !isInMember {
      // Zeros between members are padding.
      while at < input.count, input[at] == 0 { at += 1 }
      if at == input.count { return [] }
      isInMember = true
    }
    var out = [UInt8](repeating: 0, count: Self.chunk)
    var status = Z_OK
    var left = 0
    input[at...].withUnsafeBytes { packed in
      out.withUnsafeMutableBytes { room in
        stream.next_in = UnsafeMutablePointer(
          mutating: packed.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.avail_in = UInt32(packed.count)
        stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(room.count)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        left = Int(stream.avail_out)
      }
    }
    at = input.count - Int(stream.avail_in)
    if status == Z_STREAM_END {
      isInMember = false
      inflateReset(&stream)
    } else if status != Z_OK, status != Z_BUF_ERROR {
      trouble = .broken(at: before + at)
    }
    out.removeLast(left)
    return out
  }
}
