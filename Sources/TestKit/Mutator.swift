/// Makes broken inputs out of whole ones, the same each time: bytes are changed, cut out, doubled, and pieces of other
/// inputs put in.
public struct Mutator {
  private var state: UInt64
  private let seeds: [[UInt8]]

  /// - Parameters:
  ///   - seed: any number but 0; the same gives the same inputs.
  ///   - seeds: whole inputs, at least one.
  public init(seed: UInt64, seeds: [[UInt8]]) {
    state = seed
    self.seeds = seeds
  }

  /// The next input, of at most so many bytes.
  public mutating func next(most: Int = 1 << 14) -> [UInt8] {
    var bytes = piece(of: seeds[number(seeds.count)], most: most)
    for _ in 0..<(1 + number(8)) {
      let at = number(bytes.count + 1)
      switch number(5) {
      case 0 where at < bytes.count: bytes[at] = UInt8(number(256))
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + number(200)))
      case 2: bytes.insert(contentsOf: piece(of: seeds[number(seeds.count)], most: 300), at: at)
      case 3: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + number(300))], at: at)
      default: bytes.insert(contentsOf: Self.marks[number(Self.marks.count)].utf8, at: at)
      }
    }
    return Array(bytes.prefix(most))
  }

  /// What parsers stumble over.
  private static let marks = [
    "<", ">", "\"", "'", "</p>", "<p>", "<div style='display:none'>", "<!--", "-->", "<![CDATA[", "]]>", "<script>",
    "</script>", "&#0;", "&#x110000;", "&amp", "{", "}", "[", "\\u", "\\ud800", "\u{0}", "\u{FEFF}", "\r\n\r\n",
    "<item>",
    "</item>", "WARC/1.0\r\n", "Content-Length: 99999999999\r\n", "<table>", "<h1>", "<a href=x>", "\u{2019}",
  ]

  private mutating func piece(of bytes: [UInt8], most: Int) -> [UInt8] {
    guard bytes.count > most else { return bytes }
    let start = number(bytes.count - most)
    return Array(bytes[start..<(start + most)])
  }

  /// From 0 to below a limit (xorshift64*, Vigna 2016).
  private mutating func number(_ limit: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 2_685_821_657_736_338_717) >> 33) % max(1, limit)
  }
}
