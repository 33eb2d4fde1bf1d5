import Claims
import Words

/// The lines of a body as a text, and those that are no part of it with their places.
struct ArticleLines {
  /// Furniture outside the body is cut at so many bytes.
  private static let mostRemoved = 300

  private(set) var removed: [Removed] = []
  private var bytes: [UInt8] = []
  /// Furniture outside the body, its reason, and where it began.
  private var open: (words: [UInt8], reason: Removed.Reason, at: Int)?

  var text: Text { Text(validating: bytes) ?? Text("") }

  init(_ body: Body, _ page: Blocks) {
    for line in body.lines {
      let words = page[line.block]
      guard let reason = line.reason else {
        close()
        if !bytes.isEmpty { bytes.append(0x0A) }
        bytes.append(contentsOf: words)
        continue
      }
      if line.isInside {
        close()
        removed.append(Removed(text: String(decoding: words, as: UTF8.self), reason: reason, at: bytes.count))
      } else {
        add(words, reason)
      }
    }
    close()
  }

  /// Takes furniture outside the body together by the part of the page.
  private mutating func add(_ words: ArraySlice<UInt8>, _ reason: Removed.Reason) {
    if open?.reason != reason { close() }
    guard var part = open else {
      open = (Array(words), reason, bytes.count)
      return
    }
    if part.words.count > Self.mostRemoved { return }
    open = nil
    part.words.append(0x20)
    part.words.append(contentsOf: words)
    open = part
  }

  private mutating func close() {
    if let part = open { removed.append(Removed(text: Self.cut(part.words), reason: part.reason, at: part.at)) }
    open = nil
  }

  private static func cut(_ words: [UInt8]) -> String {
    guard words.count > mostRemoved else { return String(decoding: words, as: UTF8.self) }
    var end = mostRemoved
    while end > 0, words[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: words[..<end], as: UTF8.self) + "…"
  }
}
