import Words

/// What the model knows of single words: their Brown cluster, the parts of speech they can be, how they are written.
struct Lexicon: Sendable {
  /// - cluster: the path in the tree of Brown clusters, from the lowest bit on; 0 for none.
  /// - flags: bits 0 to 9 the parts of speech (`n n+ v v+ j j+ r r+ x x+`), 10 and 11 the usual case
  ///   (0 unknown, 1 small, 2 capital, 3 both).
  struct Word {
    var cluster: UInt32 = 0
    var flags: UInt32 = 0

    var classes: UInt32 { flags & 0x3FF }
    var usualCase: UInt32 { flags >> 10 & 3 }
    /// Bits: a given name, a family name, a place, an organization's.
    var nameKinds: UInt32 { flags >> 12 }
  }

  /// Holds the memory that the table reads.
  private let file: ModelFile
  private let words: KeyTable
  private let clusters: [UInt32]

  /// Reads the sections `words` (key → cluster number | flags << 16) and `clusters`.
  init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    words = try KeyTable(file, "words")
    clusters = Array(try file.section("clusters").bindMemory(to: UInt32.self))
    guard !clusters.isEmpty else { throw file.error("has no clusters; make it again with 'Tools/train'") }
  }

  @inline(__always)
  subscript(hash: UInt64) -> Word? {
    guard let value = words[hash] else { return nil }
    return Word(cluster: clusters[min(Int(value & 0xFFFF), clusters.count - 1)], flags: value >> 16)
  }
}
