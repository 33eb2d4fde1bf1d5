/// How credible an information is: the second part of the Admiralty grade, 1 to 6.
///
/// Source: NATO AJP-2.1 and FM 2-22.3 (2006), appendix B, table B-2.
public enum Credibility: Int, Hashable, Codable, Sendable, CaseIterable {
  case confirmed = 1
  case probablyTrue, possiblyTrue, doubtfullyTrue, improbable, cannotBeJudged

  /// The table's words.
  public var name: String {
    switch self {
    case .confirmed: "confirmed"
    case .probablyTrue: "probably true"
    case .possiblyTrue: "possibly true"
    case .doubtfullyTrue: "doubtfully true"
    case .improbable: "improbable"
    case .cannotBeJudged: "cannot be judged"
    }
  }
}

/// How reliable a source is: the first part of the Admiralty grade, an analyst's word and never computed.
///
/// Source: as for ``Credibility``, table B-1.
public enum Reliability: String, Hashable, Codable, Sendable, CaseIterable {
  case reliable = "A"
  case usuallyReliable = "B"
  case fairlyReliable = "C"
  case notUsuallyReliable = "D"
  case unreliable = "E"
  /// Of a source nobody has judged.
  case cannotBeJudged = "F"
}

/// A grade of credibility with what it rests on.
public struct Assessment: Hashable, Sendable {
  /// By the rules alone.
  public let computed: Credibility
  /// Sentences without a full stop, the weightiest first.
  public let reasons: [String]
  /// The analyst's latest judgement, which stands above the rules.
  public let judgement: Judgement?

  /// The judgement's where there is one, else by the rules.
  public var credibility: Credibility { judgement?.credibility ?? computed }
}

/// Grades a happening by the witnesses for and against it.
///
/// Confirmed needs two independent origins, one of them no party; parties alone are at best possibly true; an open
/// contradiction holds both sides at possibly true or worse; nothing to judge by is 6. Hedged words ("reportedly") are
/// half a witness. "Confirmed" in an outlet's own voice is its claim, and adds nothing.
/// Source: the Admiralty table; what it leaves open ("consistent with other information") is ours, and said so here:
/// other information is a related happening of the same story (place or party shared) told by another origin.
struct Grader {
  let witnesses: [Witness]
  let disagreements: [Disagreement]
  /// Origins, other than the witnesses, of related happenings.
  let related: Set<String>
  let isPlan: Bool

  func grade() -> (Credibility, [String]) {
    if isPlan { return (.cannotBeJudged, ["it is said of what is to come or would be; there is nothing to judge yet"]) }
    var reasons = [supportReason].compactMap { $0 }
    let contradictions = contradictionReasons
    reasons = contradictions + reasons
    let credibility = contradictions.isEmpty ? uncontradicted(&reasons) : contradicted
    if witnesses.contains(where: { $0.tellings.contains { $0.claim.certainty == .confirmed && $0.speakers.isEmpty } }) {
      reasons.append("'confirmed' is an outlet's own word and adds nothing")
    }
    return (credibility, reasons)
  }

  private var outright: [Witness] { witnesses.filter { $0.standing == .supports } }
  private var hedging: [Witness] { witnesses.filter { $0.standing == .hedges } }
  private var denying: [Witness] { witnesses.filter { $0.standing == .denies } }
  private func neutral(_ some: [Witness]) -> Int { some.count { !$0.isParty } }

  private func uncontradicted(_ reasons: inout [String]) -> Credibility {
    let neutral = neutral(outright)
    if neutral >= 1, outright.count >= 2 { return .confirmed }
    let isBacked = !related.isEmpty
    if isBacked, outright.count + hedging.count == 1 {
      reasons.append(
        "it fits what \(related.count == 1 ? "another origin tells" : "other origins tell") of the same story")
    }
    if neutral == 1 { return isBacked || !hedging.isEmpty ? .probablyTrue : .possiblyTrue }
    if outright.count >= 2 { return .possiblyTrue }
    if outright.count == 1 { return isBacked || !hedging.isEmpty ? .possiblyTrue : .doubtfullyTrue }
    if hedging.count >= 2 { return .possiblyTrue }
    return isBacked && !hedging.isEmpty ? .doubtfullyTrue : .cannotBeJudged
  }

  private var contradicted: Credibility {
    let support = neutral(outright)
    let denial = neutral(denying)
    if outright.isEmpty && hedging.isEmpty { return denial == 0 ? .doubtfullyTrue : .improbable }
    if support == 0 && denial >= 2 { return .improbable }
    return support >= 1 && support >= denial ? .possiblyTrue : .doubtfullyTrue
  }

  private var supportReason: String? {
    let support = outright + hedging
    guard !support.isEmpty else { return nil }
    let names = support.map { witness in
      let notes = [witness.isParty ? "a party" : nil, witness.standing == .hedges ? "hedged" : nil].compactMap { $0 }
      return witness.origin.name + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
    }
    return "told by \(support.count == 1 ? "one origin" : "\(support.count) independent origins"): "
      + names.joined(separator: ", ")
  }

  private var contradictionReasons: [String] {
    var reasons: [String] = []
    if !denying.isEmpty { reasons.append("denied by " + denying.map(\.origin.name).joined(separator: ", ")) }
    for disagreement in disagreements
    where disagreement.isDecisive && !(disagreement.field == .control && !denying.isEmpty) {
      reasons.append("told otherwise: " + disagreement.values.map(\.value).joined(separator: " or "))
    }
    return reasons
  }
}
