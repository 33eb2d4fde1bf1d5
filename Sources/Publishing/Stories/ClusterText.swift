import Claims
import Corroboration
import Situation

/// Happenings for people at a terminal.
public struct ClusterText: Sendable {
  public let width: Int
  public let color: Bool

  public init(width: Int = 80, color: Bool = false) {
    self.width = max(24, width)
    self.color = color
  }

  /// The happening in a line with its grade, its best quotation, who tells and denies it, and where they differ.
  public func cluster(_ cluster: Cluster) -> String {
    var page = TextPage(width: width, color: color)
    page.paragraph(head(cluster), hanging: 2)
    page.paragraph([("“\(ClaimPhrases.plain(cluster.best.quote))”", .faint)], indent: 4)
    for reason in cluster.assessment.reasons { page.paragraph([(reason, .plain)], indent: 4) }
    if let judgement = cluster.assessment.judgement {
      page.paragraph(
        [("judged by \(judgement.by), \(judgement.at): \(judgement.reason)", .strong)], indent: 4)
    }
    for disagreement in cluster.disagreements { page.paragraph([(Self.words(disagreement), .strong)], indent: 4) }
    for update in cluster.updates { page.paragraph([(Self.words(update), .plain)], indent: 4) }
    return page.out
  }

  /// One change since a moment.
  public func change(_ change: Change) -> String {
    var page = TextPage(width: width, color: color)
    page.paragraph([(Self.words(change.kind), .strong)] + [("·", .faint)] + head(change.cluster), hanging: 2)
    return page.out
  }

  /// Who holds a place: each interval of all claimants together.
  public func history(_ history: ControlHistory) -> String {
    var page = TextPage(width: width, color: color)
    page.paragraph([(history.name, .strong)])
    for interval in history.merged {
      let until = interval.to.map { " to \($0 - 1)" } ?? " on"
      page.paragraph(
        [
          ("\(interval.from)\(until)", .plain), ("·", .faint), (Self.words(interval.status), .strong), ("·", .faint),
          ("on the word of \(interval.claimants.joined(separator: ", "))", .plain),
        ], indent: 2, hanging: 2)
    }
    return page.out
  }

  private func head(_ cluster: Cluster) -> [(String, TextPage.Style)] {
    let best = cluster.best
    var parts: [(String, TextPage.Style)] = []
    if let days = cluster.days {
      let isOne = days.lowerBound == days.upperBound
      parts += [(isOne ? "\(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)", .plain), ("·", .faint)]
    }
    if let scene = cluster.scene { parts += [(scene.name, .plain), ("·", .faint)] }
    let type = ([best.claim.event.type.rawValue] + [best.claim.event.mode].compactMap { $0 }).joined(separator: ", ")
    let who = [best.actors, best.recipients].map { $0.map { ClaimPhrases.plain($0.name) }.joined(separator: "; ") }
    if !who[0].isEmpty { parts += [(who[0], .strong), ("→", .faint)] }
    parts.append((type.lowercased(), .strong))
    if !who[1].isEmpty { parts += [("→", .faint), (who[1], .strong)] }
    let grade = cluster.assessment.credibility
    parts += [("·", .faint), ("\(grade.rawValue) (\(grade.name))", .plain)]
    return parts
  }

  static func words(_ disagreement: Disagreement) -> String {
    let values = disagreement.values.map { value in
      "\(value.value) (\(value.origins.map(\.name).joined(separator: ", ")))"
    }
    return "\(disagreement.field.rawValue) differs: \(values.joined(separator: " or "))"
  }

  static func words(_ update: Update) -> String {
    "\(update.origin.name) \(update.isCorrection ? "corrects" : "updates") \(update.from) to \(update.to)"
  }

  static func words(_ kind: Change.Kind) -> String {
    switch kind {
    case .new: "new"
    case .confirmed(let by): "also told by \(by.joined(separator: ", "))"
    case .denied(let by): "denied by \(by.joined(separator: ", "))"
    case .disputed(let disagreement): words(disagreement)
    case .updated(let update): words(update)
    case .graded(let from, let to): "\(from.rawValue) → \(to.rawValue)"
    }
  }

  static func words(_ status: ControlInterval.Status) -> String {
    switch status {
    case .held(let holder, let isConfirmed): "\(isConfirmed ? "held" : "claimed to be held") by \(holder)"
    case .contested(let holders): holders.isEmpty ? "contested" : "contested: \(holders.joined(separator: ", "))"
    case .unknown: "changed hands; nobody is named who holds it"
    }
  }
}
