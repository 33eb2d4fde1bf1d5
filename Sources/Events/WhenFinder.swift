import Claims
import Language
import Words

/// When an act happened, as its own sentence says it: through the tree, never by nearness alone.
struct WhenFinder {
  let stage: Stage
  let published: Day?
  private var sentence: Sentence { stage.sentence }

  /// The expression that modifies the act's word, else another of its clause, else of the clause that it is part of;
  /// else, as a context, the one that opens the sentence; else the day of publication.
  func when(_ trigger: Trigger) -> When {
    let times = stage.times.sorted { $0.key < $1.key }.filter { $0.value.kind != .duration && $0.value.kind != .set }
    let under = Set(sentence.subtree(trigger.token))
    if trigger.form == .noun, let own = times.first(where: { under.contains($0.key) }) { return described(own.value) }
    if let own = nearest(times.filter { modifies($0.key, trigger) }, to: trigger) { return described(own) }
    for clause in sentence.happening(of: trigger.host) {
      if let near = nearest(times.filter { sentence.clause(of: $0.key) == clause }, to: trigger) {
        return described(near)
      }
    }
    if sentence.isNarrated(trigger.host), let frame = times.first(where: { isFrame($0.key) }) {
      return described(frame.value, .context)
    }
    return When(value: published?.description, interval: nil, precision: .unknown, basis: .published)
  }

  /// Whether an expression opens the sentence and so holds for all of it: "On Monday, officials said, …".
  private func isFrame(_ time: Int) -> Bool {
    guard let root = sentence.root, sentence.clause(of: time) == root,
      let subject = sentence.child(root, .nsubj, .nsubjPass)
    else { return false }
    return time < subject
  }

  private typealias Timed = (key: Int, value: TimeExpression)

  private func nearest(_ times: [Timed], to trigger: Trigger) -> TimeExpression? {
    times.min { abs($0.key - trigger.token) < abs($1.key - trigger.token) }?.value
  }

  /// Whether an expression hangs on the act's word, or on the verb that carries it.
  private func modifies(_ time: Int, _ trigger: Trigger) -> Bool {
    let head = sentence.tokens[time].head
    return head >= 0 && (head == trigger.token || head == trigger.host)
  }

  private func described(_ time: TimeExpression, _ basis: When.Basis = .text) -> When {
    When(
      value: time.value, interval: time.interval, precision: WhenFinder.precision(time.interval), basis: basis,
      span: time.span)
  }

  /// How sharp an interval is: hours, a day, up to 8, 31, 100 or more days.
  static func precision(_ interval: Interval?) -> When.Precision {
    guard let interval else { return .unknown }
    if interval.from.minute != nil, interval.days <= 1 { return .time }
    switch interval.days {
    case ...1: return .day
    case ...8: return .week
    case ...31: return .month
    case ...100: return .season
    default: return .year
    }
  }
}

extension Sentence {
  /// The clause of a word, and those it belongs to as long as they tell of one happening: "after rebels seized it" is
  /// another than what came after.
  func happening(of token: Int) -> [Int] {
    var found = [clause(of: token)]
    while found.count < 4, let last = found.last, tokens[last].head >= 0 {
      switch tokens[last].deprel {
      case .advcl where isOtherTime(last): return found
      case .conj, .advcl, .xcomp, .acl: found.append(clause(of: tokens[last].head))
      default: return found
      }
    }
    return found
  }

  /// Whether a clause is set off in time from the one it hangs on.
  func isOtherTime(_ clause: Int) -> Bool {
    children[clause].contains { child in
      guard tokens[child].deprel == .mark || tokens[child].deprel == .case else { return false }
      switch tokens[child].lemma.lowercased() {
      case "after", "before", "since", "until", "till", "once": return true
      default: return false
      }
    }
  }

  /// Whether the finite verb over a word tells in the simple past: "fled", "was killed", not "had fled", "has fled".
  func isNarrated(_ token: Int) -> Bool {
    var at = clause(of: token)
    for _ in 0..<6 {
      let helpers = children[at].filter {
        tokens[$0].deprel == .aux || tokens[$0].deprel == .auxPass || tokens[$0].deprel == .cop
      }
      if helpers.contains(where: { tokens[$0].lemma == "have" || tokens[$0].xpos == .md }) || isOtherTime(at) {
        return false
      }
      if tokens[at].xpos == .vbd || helpers.contains(where: { tokens[$0].xpos == .vbd }) { return true }
      if tokens[at].xpos == .vbz || tokens[at].xpos == .vbp || helpers.contains(where: { tokens[$0].xpos == .vbz }) {
        return false
      }
      guard tokens[at].head >= 0 else { return false }
      at = clause(of: tokens[at].head)
    }
    return false
  }
}
