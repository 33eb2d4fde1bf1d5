import Words

/// The names of the site that a page is of: what stands beside a headline and is no part of it.
struct SiteNames {
  /// Shorter labels of a host name no site: `www`, `co`.
  private static let leastLetters = 4

  private var names: [[UInt64]]
  /// The labels of the host, letters only: `harbourpost` of `www.harbour-post.example`.
  private let labels: [[UInt8]]

  init(_ names: [String?], address: String?) {
    self.names = names.compactMap { $0 }.map { Title.words($0.decodingReferences()) }.filter { !$0.isEmpty }
    let labels = Self.host(of: address).split(separator: ".").dropLast().map { Array(Self.letters(in: String($0))) }
    self.labels = labels.filter { $0.count >= Self.leastLetters }
  }

  /// With more names, of less than certain sources.
  func adding(_ more: [String]) -> SiteNames {
    var sites = self
    sites.names += more.map(Title.words)
    return sites
  }

  /// Whether all that is said is the site's name.
  func isName(_ words: String) -> Bool { isName(words, said: Title.words(words)) }
  func isName(_ title: Title) -> Bool { isName(title.text, said: title.words) }

  private func isName(_ words: String, said: [UInt64]) -> Bool {
    !said.isEmpty && names.contains(said) || labels.contains { Self.letters(in: words).elementsEqual($0) }
  }

  /// Whether it is a form of the site's name: most words are the name's.
  func isAlike(_ words: String) -> Bool {
    let said = Title.words(words)
    return isName(words) || names.contains { Title.overlap(said, $0) > 0.5 }
  }

  static func host(of address: String?) -> Substring {
    guard let address, let start = address.firstRange(of: "//") else { return "" }
    return address[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != ":" }
  }

  /// The letters and digits of some words in small form.
  private static func letters(in words: String) -> some Sequence<UInt8> {
    words.utf8.lazy.filter(\.isWordByte).map { $0.isASCIIUpper ? $0 | 0x20 : $0 }
  }
}
