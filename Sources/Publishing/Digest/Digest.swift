import Claims
import Corroboration
import Words

/// One happening in a digest, or what is new about one that was told before.
public struct DigestItem: Hashable, Sendable {
  /// What is new, where it was told before: `denied by the GNA`. Nil for a happening that is told for the first time.
  public let news: [String]
  /// `Forces loyal to Haftar → seized → Gharyan`.
  public let deed: String
  /// `11 April 2019 · Gharyan`.
  public let scene: String?
  public let quote: String
  /// `a military source in the LNA, in Example Post`.
  public let sources: String?
  public let certainty: String
  /// `probably true (2)`.
  public let grade: String
  /// Why it is so credible: `told by 2 independent origins: the LNA, Example Post; in 3 outlets`.
  public let support: String
  /// `when: 2019-04-04 (Example Post) or 2019-04-05 (Old Quay Gazette)`, one for each field.
  public let contradictions: [String]
  /// Who says that it is not so.
  public let denials: String?
  /// Where the words stand on the desk: a path.
  public let path: String
  /// Names the happening for channels that replace a notice by a later one.
  public let happening: String

  /// A happening, shown by one of its tellings.
  /// - Parameter happening: the name it was told by before.
  public init(_ row: ClaimRow, _ cluster: Cluster, news: [String] = [], happening: String? = nil) {
    let assessment = cluster.assessment
    let outlets = cluster.outlets.count
    let actors = cluster.best.actors.map { ClaimPhrases.plain($0.name) }
    self.init(
      row, news: news, actors: actors.isEmpty ? nil : actors.joined(separator: "; "),
      grade: "\(assessment.credibility.name) (\(assessment.credibility.rawValue))",
      support: assessment.reasons.map(ClaimPhrases.plain).joined(separator: "; ")
        + (outlets > 1 ? "; in \(outlets) outlets" : ""),
      contradictions: cluster.disagreements.map(Self.phrase),
      denials: cluster.denials.isEmpty
        ? nil : cluster.denials.map { ClaimPhrases.plain($0.origin.name) }.joined(separator: "; "),
      happening: happening ?? cluster.id)
  }

  /// A claim that its report no longer makes.
  public init(withdrawn row: ClaimRow, happening: String) {
    let outlet = row.outlet.map(ClaimPhrases.plain) ?? "the report"
    self.init(
      row, news: ["withdrawn: \(outlet) no longer says so"], actors: nil, grade: "cannot be judged (6)",
      support: "no origin",
      contradictions: [], denials: nil, happening: happening)
  }

  private init(
    _ row: ClaimRow, news: [String], actors: String?, grade: String, support: String, contradictions: [String],
    denials: String?,
    happening: String
  ) {
    let phrases = ClaimPhrases(claim: row.claim, text: row.text)
    self.news = news
    // An actor by name where the words are "it" or "he".
    deed = [actors ?? phrases.actors, phrases.act, phrases.recipients].compactMap { $0 }.joined(separator: " → ")
    let parts = [ReadableDate.phrase(row.claim.when), phrases.place].compactMap { $0 }
    scene = parts.isEmpty ? nil : parts.joined(separator: " · ")
    quote = phrases.quote
    sources = Self.sources(row)
    certainty = row.claim.certainty.rawValue
    self.grade = grade
    self.support = support
    self.contradictions = contradictions
    self.denials = denials
    path = DeskPath.document(row.document, claim: row.claim.id)
    self.happening = happening
  }

  /// Nearest speaker first; a report without an outlet is named by its headline.
  private static func sources(_ row: ClaimRow) -> String? {
    guard row.outlet == nil, row.claim.accordingTo.last?.kind == .outlet else {
      return ClaimPhrases(claim: row.claim, text: row.text).sources
    }
    let speakers = row.claim.accordingTo.dropLast().map { ClaimPhrases.speaker($0.text, $0.kind) }
    let report = row.title.map { "the report “\(ClaimPhrases.plain($0))”" } ?? "a report without an outlet"
    return (speakers + [speakers.isEmpty ? report : "in \(report)"]).joined(separator: ", ")
  }

  static func phrase(_ disagreement: Disagreement) -> String {
    let values = disagreement.values.map { value in
      "\(ClaimPhrases.plain(value.value)) (\(value.origins.map { ClaimPhrases.plain($0.name) }.joined(separator: ", ")))"
    }
    return "\(disagreement.field.rawValue): \(values.joined(separator: " or "))"
  }

  /// The sources, how sure, and what speaks against it: what no notice leaves out, however short it is.
  public var basis: String {
    let word = sources.map { "according to \($0)" } ?? "nobody is named"
    var parts = [word, certainty, support]
    if let denials { parts.append("denied by \(denials)") }
    if let first = contradictions.first { parts.append("contradicted, \(first)") }
    return parts.joined(separator: " · ")
  }
}

/// What a subscriber is told at one time.
public struct Digest: Hashable, Sendable {
  /// The subscription's name.
  public let name: String
  /// The day it goes out, by its reader's clock, as ISO 8601.
  public let day: String
  public let items: [DigestItem]
  /// How many happenings more there were than a mail can hold.
  public let omitted: Int
  /// The desk's address, without a slash at its end: `https://desk.example`.
  public let desk: String
  /// The path that ends the subscription.
  public let endPath: String?

  public init(name: String, day: String, items: [DigestItem], omitted: Int = 0, desk: String, endPath: String? = nil) {
    self.name = name
    self.day = day
    self.items = items
    self.omitted = omitted
    self.desk = desk
    self.endPath = endPath
  }

  /// `Libya: 3 happenings, 1 update`.
  public var subject: String {
    let updates = items.count { !$0.news.isEmpty }
    let new = items.count + omitted - updates
    var parts: [String] = []
    if new > 0 { parts.append(new == 1 ? "1 happening" : "\(new) happenings") }
    if updates > 0 { parts.append(updates == 1 ? "1 update" : "\(updates) updates") }
    return "\(ClaimPhrases.plain(name)): \(parts.isEmpty ? "nothing new" : parts.joined(separator: ", "))"
  }
}
