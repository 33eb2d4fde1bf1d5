import FoundationEssentials
import Language

/// Packs `lexicon.tsv` into the sections `words` and `clusters`.
enum LexiconTables {
  static func add(to writer: inout ModelFileWriter, from path: String) throws {
    var clusters: [UInt32] = [0]
    var numbers: [UInt32: UInt32] = [0: 0]
    var items: [(key: UInt64, value: UInt32)] = []
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 5, let kinds = UInt32(parts[4]), let cluster = UInt32(parts[1]),
        let usualCase = UInt32(parts[3])
      else { continue }
      if numbers[cluster] == nil {
        numbers[cluster] = UInt32(clusters.count)
        clusters.append(cluster)
      }
      let flags = classBits(parts[2]) | usualCase << 10 | kinds << 12
      items.append((Hash.string(String(parts[0])), numbers[cluster]! | flags << 16))
    }
    writer.add("words", words: packKeys(items))
    writer.add("clusters", words: clusters)
  }

  /// `nv+` as the bits n, n+, v, v+, j, j+, r, r+, x, x+.
  private static func classBits(_ classes: Substring) -> UInt32 {
    let letters = Array("nvjrx")
    var bits: UInt32 = 0
    var last: Int?
    for c in classes {
      if c == "+" {
        if let last { bits = bits & ~(1 << UInt32(last)) | 1 << UInt32(last + 1) }
      } else if let at = letters.firstIndex(of: c) {
        bits |= 1 << UInt32(2 * at)
        last = 2 * at
      }
    }
    return bits
  }
}
