import Claims
import Words

/// A claim as the desk's lists show it. The templates read these names.
struct ClaimEntry {
  let anchor: String
  let claimPath: String
  let documentPath: String
  let date: String?
  let isoDate: String?
  let dateNote: String?
  let place: String?
  let actors: String?
  let act: String
  let recipients: String?
  let type: String
  let certainty: String
  let certaintyNote: String
  let quote: String
  let speakers: String?
  let outlet: String?
  let documentTitle: String?
  let notes: [String]
  let isChosen: Bool
  /// Whether the day of the report is known.
  let isDated: Bool
  /// A heading above it, where a new day begins.
  var heading: String?

  init(_ row: ClaimRow, chosen: String? = nil) {
    let phrases = ClaimPhrases(claim: row.claim, text: row.text)
    let claim = row.claim
    anchor = DeskPath.anchor(claim.id)
    claimPath = DeskPath.claim(claim.id, document: row.document)
    documentPath = DeskPath.document(row.document, claim: claim.id)
    date = ReadableDate.phrase(claim.when)
    isoDate = claim.when.interval?.from.description
    dateNote = phrases.dateNote
    place = phrases.place
    actors = phrases.actors
    act = phrases.act
    recipients = phrases.recipients
    type = phrases.type
    certainty = claim.certainty.rawValue
    certaintyNote = claim.certainty.note
    quote = phrases.quote
    speakers = ClaimPhrases.speakers(claim.accordingTo.filter { $0.kind != .outlet }.map { ($0.text, $0.kind) })
    outlet = row.outlet ?? claim.accordingTo.last { $0.kind == .outlet }?.text
    documentTitle = row.title.map(ClaimPhrases.plain)
    notes = phrases.casualties + [phrases.control].compactMap { $0 } + claim.auxiliary.map(\.rawValue)
    isChosen = claim.id == chosen
    isDated = row.published != nil
  }
}

extension Certainty {
  /// What the badge means, in a sentence.
  var note: String {
    switch self {
    case .confirmed: "The text says that somebody confirmed it."
    case .asserted: "The outlet says so in its own voice."
    case .attributed: "Somebody says so; the outlet does not."
    case .hedged: "Believed, reported, alleged, supposed or possible."
    case .denied: "Somebody denies it."
    }
  }
}

/// Days as people write them.
enum ReadableDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// `11 April 2019`.
  static func phrase(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.civil
    return "\(dayOfMonth) \(months[month - 1]) \(year)"
  }

  /// `Thursday, 11 April 2019`; what is no date stands as it is.
  static func long(_ iso: String) -> String {
    Day(iso: iso).map { "\(weekdays[$0.weekday - 1]), \(phrase($0))" } ?? iso
  }

  /// `11 April 2019`, `11 April 2019, 18:00`, `5–11 April 2019`, `April 2019`, `2019`.
  static func phrase(_ when: When) -> String? {
    guard let interval = when.interval, let days = when.days else { return nil }
    let (first, last) = (days.lowerBound, days.upperBound)
    if when.precision == .time, let minute = interval.from.minute {
      let digits = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      return "\(phrase(first)), \(digits.joined(separator: ":"))"
    }
    if last <= first { return phrase(first) }
    if when.precision == .year { return first.year == last.year ? "\(first.year)" : "\(first.year)–\(last.year)" }
    if when.precision == .month, first.month == last.month { return "\(months[first.month - 1]) \(first.year)" }
    if first.year == last.year, first.month == last.month { return "\(first.dayOfMonth)–\(phrase(last))" }
    return "\(phrase(first)) – \(phrase(last))"
  }
}
