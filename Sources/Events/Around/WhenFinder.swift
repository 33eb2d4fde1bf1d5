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
    let isNarrated = stage.isNarrated(trigger.host)
    let named = stage.times.sorted { $0.key < $1.key }
      .filter { $0.value.kind != .duration && $0.value.kind != .set && !isName($0.key, trigger) }
    let under = Set(sentence.subtree(trigger.token))
    if trigger.form == .noun, let own = named.first(where: { under.contains($0.key) }) { return described(own.value) }
    let clause = sentence.clause(of: trigger.host)
    let times = named.filter { !isNarrated || !isStart($0.value) || sentence.clause(of: $0.key) != clause }
    if let own = nearest(times.filter { modifies($0.key, trigger) }, to: trigger) { return described(own) }
    for clause in stage.happening(of: trigger.host) {
      if let near = nearest(times.filter { sentence.clause(of: $0.key) == clause }, to: trigger) {
        return described(near)
      }
    }
    if isNarrated, let frame = times.first(where: { isFrame($0.key) }) {
      return described(frame.value, .context)
    }
    return When(value: published?.description, interval: nil, precision: .unknown, basis: .published)
  }

  /// "at war since April": from when something goes on, and not when it was that somebody did something; but "since 1978,
  /// when they were murdered" is.
  private func isStart(_ time: TimeExpression) -> Bool {
    guard let first = sentence.token(at: time.span.start), first > 0 else { return false }
    return stage.rules.startWords.contains(stage.lemma(first - 1))
  }

  /// "violated the 2021 ceasefire": which one it is, where that is not the act itself; "in the 1879 war" says when.
  private func isName(_ time: Int, _ trigger: Trigger) -> Bool {
    let token = sentence.tokens[time]
    guard token.head > time, token.upos == .num, token.head != trigger.token, token.head != trigger.host else {
      return false
    }
    switch sentence.tokens[token.head].deprel {
    case .obj, .nsubj, .nsubjPass, .nmod: return true
    default: return false
    }
  }

  /// Whether an expression opens the sentence and so holds for all of it: "On Monday, officials said, …".
  private func isFrame(_ time: Int) -> Bool {
    guard let root = sentence.root, sentence.clause(of: time) == root,
      let subject = sentence.child(root, .nsubj, .nsubjPass)
    else { return false }
    return time < subject
  }

  /// The day of what a sentence tells in its main clause, whether it is an act that the rules know or not.
  func told() -> When? {
    guard let root = sentence.root, stage.isNarrated(root) else { return nil }
    let times = stage.times.filter { $0.value.kind == .date || $0.value.kind == .time }
    return times.min { $0.key < $1.key }.flatMap { sentence.clause(of: $0.key) == root ? described($0.value) : nil }
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
      value: time.value, interval: time.interval, precision: When.Precision(time.interval), basis: basis,
      span: time.span)
  }
}
