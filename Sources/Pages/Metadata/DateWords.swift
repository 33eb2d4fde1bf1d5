import Claims
import Rulebook
import Words

/// Reads the day a page gives for itself: in metadata, in an address, beside the headline.
///
/// Only whole dates count; "yesterday" and "late Sunday" are for the room Dates.
struct DateWords: Sendable {
  /// Month names and abbreviations in small letters: `list months` of `Rules/*/pages`.
  private let months: [String: Int]
  private static let years = 1900...2100

  init(_ rulebook: Rulebook) {
    var months: [String: Int] = [:]
    for entry in rulebook.list("pages", "months")?.entries ?? [] { months[entry.word] = Int(entry.value ?? "") }
    self.months = months
  }

  /// Whether a word in small letters is a month; "may" is too often another word.
  func isMonth(_ word: String) -> Bool { months[word] != nil && word != "may" }

  private enum Token: Equatable {
    case number(Int, digits: Int, before: UInt8)
    case month(Int)
    case word
  }

  /// The ISO 8601 date or date-time that the words begin with: a time that is not well-formed is left out.
  func iso(_ words: String) -> String? {
    let bytes = Array(words.utf8.drop { $0.isASCIISpace })
    guard let day = Day(iso: String(decoding: bytes.prefix(10), as: UTF8.self)), Self.years.contains(day.year) else {
      return nil
    }
    guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20, let time = Self.time(bytes[11...]) else {
      return day.description
    }
    return "\(day)T\(time)"
  }

  /// `19:42`, with seconds and zone where they are well-formed.
  private static func time(_ bytes: ArraySlice<UInt8>) -> String? {
    func fits(_ from: Int, _ shape: String) -> Bool {
      guard from + shape.utf8.count <= bytes.endIndex else { return false }
      return zip(bytes[from...], shape.utf8).allSatisfy { $1 == 0x30 ? $0.isASCIIDigit : $0 == $1 }
    }
    func text(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }
    var i = bytes.startIndex
    guard fits(i, "00:00"), bytes[i] <= 0x32, bytes[i + 3] <= 0x35 else { return nil }
    var time = text(i, i + 5)
    i += 5
    if fits(i, ":00") {
      time += text(i, i + 3)
      i += 3
      if fits(i, ".0") {
        i += 1
        while i < bytes.endIndex, bytes[i].isASCIIDigit { i += 1 }
      }
    }
    if i < bytes.endIndex, bytes[i] == 0x20 { i += 1 }
    if fits(i, "Z") { return time + "Z" }
    if fits(i, "+00:00") || fits(i, "-00:00") { return time + text(i, i + 6) }
    if fits(i, "+0000") || fits(i, "-0000") { return time + text(i, i + 3) + ":" + text(i + 3, i + 5) }
    return time
  }

  /// The first whole date in the words.
  func day(in words: String) -> Day? {
    let tokens = tokens(Array(words.utf8))
    for i in tokens.indices {
      if let day = day(tokens[i...]) { return day }
    }
    return nil
  }

  /// The date in the path of an address: `/2019/04/12/`, `/2019/apr/12/`, `/2019-04-12-`, `/20190412/`.
  func dayOfAddress(_ address: String) -> Day? {
    let tokens = tokens(Array(address.utf8))
    for i in tokens.indices {
      guard case .number(let first, let digits, _) = tokens[i] else { continue }
      if digits == 8, let day = Self.day(first / 10_000, first / 100 % 100, first % 100) { return day }
      guard digits == 4, i + 2 < tokens.count, case .number(let last, 1...2, _) = tokens[i + 2] else { continue }
      switch tokens[i + 1] {
      case .month(let month): if let day = Self.day(first, month, last) { return day }
      case .number(let month, 1...2, _): if let day = Self.day(first, month, last) { return day }
      default: break
      }
    }
    return nil
  }

  /// The year or the month that the path of an address names, `/2019/04/` or `/2019/`, as its days.
  func period(ofAddress address: String) -> Range<Day>? {
    let parts = address.split(separator: "/").map { part in part.utf8.allSatisfy(\.isASCIIDigit) ? Int(part) : nil }
    for (i, part) in parts.enumerated() {
      guard let year = part, (1990...2100).contains(year) else { continue }
      if i + 1 < parts.count, let month = parts[i + 1], let first = Self.day(year, month, 1) {
        let next = month == 12 ? Self.day(year + 1, 1, 1) : Self.day(year, month + 1, 1)
        return next.map { first..<$0 }
      }
      guard let first = Self.day(year, 1, 1), let next = Self.day(year + 1, 1, 1) else { return nil }
      return first..<next
    }
    return nil
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    years.contains(year) ? Day(year: year, month: month, day: day) : nil
  }

  private func day(_ tokens: ArraySlice<Token>) -> Day? {
    let items = Array(tokens.prefix(4))
    guard items.count >= 3 else { return nil }
    switch (items[0], items[1], items[2]) {
    case (.month(let month), .number(let day, 1...2, _), .number(let year, 4, _)):
      return Self.day(year, month, day)
    case (.number(let day, 1...2, _), .month(let month), .number(let year, 4, _)):
      return Self.day(year, month, day)
    case (.month(let month), .number(let day, 1...2, _), .word):
      if items.count > 3, case .number(let year, 4, _) = items[3] { return Self.day(year, month, day) }
      return nil
    case (.number(let day, 1...2, _), .word, .month(let month)):
      if items.count > 3, case .number(let year, 4, _) = items[3] { return Self.day(year, month, day) }
      return nil
    case (.number(let year, 4, _), .number(let month, 1...2, let mark), .number(let day, 1...2, let second))
    where mark == second && mark != 0x20: return Self.day(year, month, day)
    case (.number(let a, 1...2, _), .number(let b, 1...2, let mark), .number(let year, 4, let second))
    where mark == second && (mark == 0x2F || mark == 0x2E || mark == 0x2D):
      // American order with slashes, unless the first number is no month; European with dots.
      return mark == 0x2F && a <= 12 ? Self.day(year, a, b) : Self.day(year, b, a)
    default: return nil
    }
  }

  /// Numbers, months and other words; the ending of "12th" is no word.
  private func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var i = 0
    while i < bytes.count {
      let start = i
      if bytes[i].isASCIIDigit {
        var value = 0
        while i < bytes.count, bytes[i].isASCIIDigit {
          value = min(value * 10 + Int(bytes[i] - 0x30), 1_000_000_000)
          i += 1
        }
        tokens.append(.number(value, digits: i - start, before: start > 0 ? bytes[start - 1] : 0x20))
      } else if bytes[i].isWordByte {
        while i < bytes.count, bytes[i].isWordByte, !bytes[i].isASCIIDigit { i += 1 }
        let word = String(decoding: bytes[start..<i], as: UTF8.self).lowercased()
        if let month = months[word] {
          tokens.append(.month(month))
        } else if !(start > 0 && bytes[start - 1].isASCIIDigit && i - start == 2) {
          tokens.append(.word)
        }
      } else {
        i += 1
      }
    }
    return tokens
  }
}
