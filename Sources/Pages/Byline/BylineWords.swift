import Words

/// Takes the names of who signs an article out of the words around them.
struct BylineWords {
  let openers: [String]
  private let ends: [String]
  /// The openers that say everywhere on a page what follows.
  let labels: [String]
  /// Parts of the addresses of authors' pages.
  let paths: Set<String>
  private let days: DateWords

  init(_ rules: MetadataRules) {
    openers = rules.bylineWords
    ends = rules.bylineEnds
    labels = rules.bylineLabels
    paths = rules.authorPaths
    days = rules.days
  }

  /// Whether it has the form of names of people: two to six words a name, each with a capital or as short as "de".
  func looksLikeName(_ words: String) -> Bool {
    let parts = words.split(separator: " ")
    guard (2...8).contains(parts.count), let last = parts.last, last.first?.isUppercase == true else { return false }
    return !(last.last == "." && last.count > 4)
      && parts.allSatisfy { $0.first?.isUppercase == true || $0 == "&" || $0.count <= 3 && $0.first?.isLetter == true }
  }

  /// Whether it is nothing but "By" and its like.
  func isOpener(_ piece: String) -> Bool {
    openers.contains(piece.lowercased().filter { $0.isLetter || $0 == " " }.collapsed())
  }

  /// A name without "By", dates and accounts; nil for an address, an account or a text too long to be a name.
  func name(_ words: String) -> String? {
    var name = withoutOpener(words.collapsed())
    if let by = name.lowercased().firstRange(of: " by "),
      name.lowercased()[..<by.lowerBound].split(separator: " ").count <= 6
    {
      name = String(name.dropFirst(name.lowercased().distance(from: name.lowercased().startIndex, to: by.upperBound)))
    }
    for mark in [" | ", " • ", " · ", " / ", " - ", " – ", " — ", " » ", "- 2", " ("] {
      if let cut = name.firstRange(of: mark) { name = String(name[..<cut.lowerBound]) }
    }
    name = withoutEnd(name)
    while let last = name.last, " ,-–|:;".contains(last) { name.removeLast() }
    let isName =
      name.count >= 2 && name.count < 100 && !name.contains("://") && !name.contains("@") && !name.contains("www.")
      && (name.contains(" ") || name.count { $0 == "." } < 3) && name.contains { $0.isLetter }
      && !openers.contains(name.lowercased())
    return isName ? name : nil
  }

  private func withoutOpener(_ words: String) -> String {
    let small = words.lowercased()
    for opener in openers where small.hasPrefix(opener) {
      let rest = words.dropFirst(opener.count)
      if rest.first == " " || rest.first == ":" { return String(rest.drop { $0 == " " || $0 == ":" }) }
    }
    return words
  }

  /// Cut where a date begins, or words such as "Updated".
  private func withoutEnd(_ words: String) -> String {
    let parts = words.split(separator: " ")
    let end = parts.indices.first { i in
      let small = parts[i].lowercased().filter { $0.isLetter || $0.isNumber }
      let isDate = days.isMonth(small) && i + 1 < parts.count && parts[i + 1].first?.isNumber == true
      return ends.contains(small) || isDate || parts[i].first?.isNumber == true
    }
    return parts[..<(end ?? parts.count)].joined(separator: " ")
  }
}
