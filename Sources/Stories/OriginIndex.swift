import Words

/// The runs of three words of a text, as hashes; what a copy keeps when it is cut, re-headlined or tagged.
struct Shingles: Sendable {
  static let length = 3
  /// Sorted, each once.
  let hashes: [UInt64]

  init(_ text: Text) {
    let words = WordScanner(text).map(\.hash)
    var found: Set<UInt64> = []
    if words.count >= Self.length {
      for start in 0...(words.count - Self.length) { found.insert(Hash.joined(words[start..<(start + Self.length)])) }
    } else if !words.isEmpty {
      found.insert(Hash.joined(words[...]))
    }
    hashes = found.sorted()
  }
}

/// Finds the text that a document copies.
struct OriginIndex: Sendable {
  /// Copies share four tenths of all their shingles, or the shorter lies by four fifths in the longer.
  ///
  /// Source: measured on copies made from ECB+ topics 1–35 (paragraphs and headline cut, tags, small edits): pair F
  /// .966, where TF-IDF at .75 has .958; most of the pairs called wrong are copies of one wire that were there before.
  static let resemblance = 0.4
  static let containment = 0.8
  /// Below this many shared shingles a likeness is chance.
  static let fewest = 6
  /// How many documents a shingle is remembered with; one in more is a standing phrase, or a wire that is known.
  static let most = 48

  private var postings: [UInt64: [Int32]] = [:]
  private var sizes: [Int32] = []
  private var groups: [Int32] = []
  private var shared = Tally<Int32>()
  /// The groups' names: the ids of their first documents.
  var names = GroupNames()

  /// The group of a document, and the earlier document it is most like, where it copies one.
  mutating func place(_ shingles: Shingles) -> (group: Int, model: Int?) {
    let model = closest(shingles)
    let group = model.map { Int(groups[$0]) } ?? names.count
    add(shingles, to: group)
    return (group, model)
  }

  /// Takes up a document whose group is known by name.
  mutating func remember(_ shingles: Shingles, named name: String) {
    add(shingles, to: names.number(of: name))
  }

  private mutating func add(_ shingles: Shingles, to group: Int) {
    let number = Int32(sizes.count)
    for hash in shingles.hashes where postings[hash, default: []].count < Self.most {
      postings[hash, default: []].append(number)
    }
    sizes.append(Int32(shingles.hashes.count))
    groups.append(Int32(group))
  }

  private mutating func closest(_ shingles: Shingles) -> Int? {
    for hash in shingles.hashes {
      for document in postings[hash] ?? [] { shared.add(1, to: document) }
    }
    var best: (document: Int32, likeness: Double)?
    for (document, count) in shared.take() {
      let likeness = likeness(Int(count), shingles.hashes.count, Int(sizes[Int(document)]))
      guard likeness >= 1 else { continue }
      if let known = best, (-likeness, document) >= (-known.likeness, known.document) { continue }
      best = (document, likeness)
    }
    return best.map { Int($0.document) }
  }

  /// 1 and above for a copy.
  private func likeness(_ shared: Int, _ a: Int, _ b: Int) -> Double {
    if shared == a && shared == b { return 1 / Self.resemblance }
    guard shared >= Self.fewest else { return 0 }
    return max(
      Double(shared) / Double(a + b - shared) / Self.resemblance, Double(shared) / Double(min(a, b)) / Self.containment)
  }
}

/// Names of groups by number, and numbers by name.
struct GroupNames: Sendable {
  private var names: [String] = []
  private var numbers: [String: Int] = [:]

  var count: Int { names.count }

  /// The name of a group; the next one takes the name given.
  mutating func name(_ group: Int, ifNew name: String) -> String {
    if group == names.count {
      names.append(name)
      numbers[name] = group
    }
    return names[group]
  }

  /// The number of a name, a new one where it has none.
  mutating func number(of name: String) -> Int {
    if let known = numbers[name] { return known }
    _ = self.name(names.count, ifNew: name)
    return names.count - 1
  }
}
