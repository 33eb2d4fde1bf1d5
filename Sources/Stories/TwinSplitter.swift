/// Parts a story that holds two happenings of one kind: two quakes of one coast, two raids on shops of one street.
///
/// What all documents of a story share says nothing of which happening they tell; what only some share does. So words are
/// weighed by how rare they are in the story itself, and the story falls in two where that makes two clear groups.
/// Source: Y. Yang, J. Zhang, J. Carbonell and C. Jin, "Topic-conditioned novelty detection", KDD 2002; the measure of
/// two clear groups is Rousseeuw's silhouette (1987).
struct TwinSplitter {
  /// The mean silhouette at which a story is parted, and the fewest documents of each part.
  ///
  /// Source: measured on ECB+ topics 1–35; true twins of this size have .57 to .74, the halves of one happening up to .53.
  static let silhouette: Float = 0.55
  static let fewest = 5
  /// How many documents the first two groups are found from; the others join the nearer one.
  private static let sampled = 48
  private static let rounds = 10

  /// The weights of the words that some documents share, each row of length 1, by number of word.
  private let rows: [[(word: Int32, weight: Float)]]
  private let words: Int

  /// - Parameter documents: The documents of one story.
  init(_ documents: [TermVector]) {
    var counts: [UInt64: Int] = [:]
    for document in documents {
      for term in document.terms.keys { counts[term, default: 0] += 1 }
    }
    let telling = counts.filter { $0.value > 1 && $0.value < documents.count }.keys.sorted()
    var numbers: [UInt64: Int32] = [:]
    for (number, term) in telling.enumerated() { numbers[term] = Int32(number) }
    words = telling.count
    rows = documents.map { document in
      let row = document.terms.compactMap { term, entry -> (word: Int32, weight: Float)? in
        guard let number = numbers[term], let count = counts[term] else { return nil }
        return (number, entry.weight * Logarithm.natural(Float(documents.count) / Float(count)))
      }.sorted { $0.word < $1.word }
      let length = row.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
      return length > 0 ? row.map { ($0.word, $0.weight / length) } : []
    }
  }

  /// Which documents belong to the second happening; nil where the story is one.
  func split() -> [Bool]? {
    guard rows.count >= 2 * Self.fewest else { return nil }
    var side = seeds()
    for _ in 0..<Self.rounds {
      let next = nearer(side)
      if next == side { break }
      side = next
    }
    let second = side.count { $0 }
    guard second >= Self.fewest, rows.count - second >= Self.fewest, silhouette(side) >= Self.silhouette else {
      return nil
    }
    return side
  }

  /// Two groups by average linkage over a sample; what is not in it stands with the first.
  private func seeds() -> [Bool] {
    let count = min(rows.count, Self.sampled)
    let sample = (0..<count).map { $0 * rows.count / count }
    var groups = sample.map { [$0] }
    // Sums of the likenesses between the members of two groups.
    var sums = sample.map { a in sample.map { b in dot(rows[a], rows[b]) } }
    while groups.count > 2 {
      var best = (a: 0, b: 1, mean: -Float.infinity)
      for a in groups.indices {
        for b in groups.indices where b > a {
          let mean = sums[a][b] / Float(groups[a].count * groups[b].count)
          if mean > best.mean { best = (a, b, mean) }
        }
      }
      groups[best.a] += groups[best.b]
      for other in groups.indices {
        sums[best.a][other] += sums[best.b][other]
        sums[other][best.a] = sums[best.a][other]
      }
      groups.remove(at: best.b)
      sums.remove(at: best.b)
      for other in sums.indices { sums[other].remove(at: best.b) }
    }
    var side = [Bool](repeating: false, count: rows.count)
    for member in groups[1] { side[member] = true }
    return side
  }

  /// Each document with the group whose others it is likest to.
  private func nearer(_ side: [Bool]) -> [Bool] {
    let centres = centres(side)
    let lengths = centres.map { centre in centre.reduce(Float(0)) { $0 + $1 * $1 } }
    return rows.indices.map { document in
      let cosines = [false, true].map { group -> Float in
        let index = group ? 1 : 0
        var product = dot(rows[document], centres[index])
        var square = lengths[index]
        if side[document] == group {
          // Without itself.
          square += 1 - 2 * product
          product -= 1
        }
        return square > 1e-6 ? product / square.squareRoot() : -1
      }
      return cosines[1] > cosines[0]
    }
  }

  /// The mean over the documents of how much liker they are, on average, to their own group than to the other.
  private func silhouette(_ side: [Bool]) -> Float {
    let centres = centres(side)
    let counts = [side.count { !$0 }, side.count { $0 }].map(Float.init)
    var sum: Float = 0
    for document in rows.indices {
      let own = side[document] ? 1 : 0
      let within = (dot(rows[document], centres[own]) - 1) / (counts[own] - 1)
      let between = dot(rows[document], centres[1 - own]) / counts[1 - own]
      sum += (within - between) / max(within, between, 1e-6)
    }
    return sum / Float(rows.count)
  }

  private func centres(_ side: [Bool]) -> [[Float]] {
    var centres = [[Float]](repeating: [Float](repeating: 0, count: words), count: 2)
    for document in rows.indices {
      for (word, weight) in rows[document] { centres[side[document] ? 1 : 0][Int(word)] += weight }
    }
    return centres
  }

  private func dot(_ row: [(word: Int32, weight: Float)], _ centre: [Float]) -> Float {
    row.reduce(0) { $0 + $1.weight * centre[Int($1.word)] }
  }

  private func dot(_ a: [(word: Int32, weight: Float)], _ b: [(word: Int32, weight: Float)]) -> Float {
    var (i, j, sum) = (0, 0, Float(0))
    while i < a.count && j < b.count {
      if a[i].word == b[j].word {
        sum += a[i].weight * b[j].weight
        i += 1
        j += 1
      } else if a[i].word < b[j].word {
        i += 1
      } else {
        j += 1
      }
    }
    return sum
  }
}
