import Attribution
import Claims
import Events
import Words

/// Puts what was done and how the text stands to it together to claims.
struct ClaimWriter {
  let digest: String
  let published: Day?
  /// Where acts happened of which the report does not say where (``DatelineScene``), and which acts have a scene at all.
  let dateline: Scene?
  let hasScene: (EventType) -> Bool
  /// An act that ended more than a year before the report is history. Source: ours; PLOVER gives no figure.
  private static let historyAfterDays = 366
  /// The factuality of what somebody is charged with. Source: as of `stance claim` in Rules/en/attribution/embedding.rules.
  private static let charged = 1.4
  /// Over how many days a count is one of a year. Source: ours.
  private static let statisticDays = 300

  func claims(_ events: [CodedEvent], _ statements: Statements) -> [Claim] {
    var seen: [String: Int] = [:]
    return events.map { event in
      let stance = statements.stance(sentence: event.sentence, token: event.token, host: event.host)
      let key = "\(digest) \(event.trigger.start) \(event.trigger.end) \(event.event.type.rawValue)"
      let ordinal = seen[key, default: 0]
      seen[key] = ordinal + 1
      let id = SHA256.hex(Array((ordinal == 0 ? key : "\(key) \(ordinal)").utf8)).prefix(16)
      return claim(String(id), event, stance)
    }
  }

  private func claim(_ id: String, _ coded: CodedEvent, _ stance: Stance) -> Claim {
    var auxiliary = stance.auxiliary
    if isHistory(coded.when) || isStatistic(coded), !auxiliary.contains(.historical) {
      auxiliary.insert(.historical, at: 0)
    }
    // Who says "we will not" refuses: the narrower category wins over a category with an auxiliary mode (PLOVER manual).
    let isRefused = auxiliary.contains(.future) && auxiliary.contains(.negation)
    let refusal = isRefused ? coded.event.refusal : nil
    if refusal != nil { auxiliary.removeAll { $0 == .future || $0 == .negation } }
    // Who is accused of a deed has not done it for that: the charge is whose it is.
    let isAlleged = coded.isCharge && stance.certainty != .denied
    let factuality = isAlleged ? min(stance.factuality, Self.charged) : stance.factuality
    var claim = Claim(
      id: id, event: refusal ?? adjusted(coded.event, auxiliary), trigger: coded.trigger, actors: coded.actors,
      recipients: coded.recipients, when: coded.when, places: places(of: coded), accordingTo: stance.sources,
      certainty: isAlleged ? .hedged : stance.certainty, auxiliary: auxiliary, tense: stance.tense,
      factuality: refusal == nil ? factuality : abs(factuality), casualties: coded.casualties,
      control: coded.control, evidence: coded.evidence, confidence: coded.confidence, rule: coded.rule)
    claim.reasons = coded.reasons
    return claim
  }

  private func places(of coded: CodedEvent) -> [Scene] {
    guard coded.places.isEmpty, let dateline, hasScene(coded.event.type) else { return coded.places }
    return [dateline]
  }

  private func isHistory(_ when: When) -> Bool {
    guard when.basis == .text, let published, let interval = when.interval else { return false }
    return published - interval.to.day > Self.historyAfterDays
  }

  /// "312 people were murdered last year": a count over most of a year is a statistic, not an event.
  private func isStatistic(_ coded: CodedEvent) -> Bool {
    guard coded.casualties != nil, coded.when.basis == .text, let interval = coded.when.interval else { return false }
    return interval.days >= Self.statisticDays
  }

  /// PLOVER: what is only to come of a meeting, of support, aid or cooperation is an agreement.
  /// Source: PLOVER manual 2023-24, AGREE ("all future CONSULT, SUPPORT, COOPERATE, AID").
  private func adjusted(_ event: Event, _ auxiliary: [Auxiliary]) -> Event {
    guard auxiliary.contains(.future), !auxiliary.contains(.negation) else { return event }
    switch event.type {
    case .consult, .support, .cooperate, .aid,
      .retreat where event.mode != "withdraw" && event.mode != "resign":
      return Event(type: .agree, contexts: event.contexts, cameo: "030")
    case .retreat where event.mode == "withdraw":
      return Event(type: .concede, contexts: event.contexts, cameo: "083")
    case .protest, .sanction, .coerce, .assault, .mobilize: return threat(of: event)
    default: return event
    }
  }

  /// What is only announced of a hostile act is a threat of it; the mode says of what.
  /// Source: PLOVER manual 2023-24, THREATEN (mode = what is threatened).
  private func threat(of event: Event) -> Event {
    let mode: String? =
      switch event.type {
      case .assault, .mobilize: "violence"
      case .sanction: event.mode == "expel" ? "expel" : "relations"
      case .coerce: event.mode == "arrest" ? "arrest" : event.mode == "seize" ? "territory" : "restrict"
      default: nil
      }
    return Event(type: .threaten, mode: mode, contexts: event.contexts, cameo: "130")
  }
}
