import Claims
import Rulebook
import Words

/// Runs the `example` and `not` lines of the rules against the reader: those of events and attribution here, those of dates
/// in their room.
///
/// An example marks what has to come out: `{actor Rebels} {event seized} {where Gharyan}.`; of attribution
/// `{source The army} {cue denied} that it {act=denied shelled} the port.` A line that begins with `! ` is known to come
/// out wrong and is told apart.
public struct RuleChecker: Sendable {
  /// One line of a rule file, and what is wrong with it.
  public struct Finding: Sendable {
    public let error: RuleFileError
    /// Whether the line says itself that it is wrong as yet.
    public let isKnown: Bool
  }

  /// One example line to run.
  public struct Example: Sendable, CustomStringConvertible {
    public let rule: RuleBlock
    public let words: String
    public let line: Int
    /// Whether the rule has to stay silent.
    public let isCounterexample: Bool
    public let isKnown: Bool

    public var description: String { "\(rule.path):\(line)" }
  }

  let reader: Reader
  let rulebook: Rulebook
  /// The day on which all examples are published, a Friday.
  static let published = "2019-04-12"

  public init(reader: Reader, rulebook: Rulebook) {
    self.reader = reader
    self.rulebook = rulebook
  }

  /// All examples of the rules of events and attribution, in the order of the files.
  public static func examples(in rulebook: Rulebook) -> [Example] {
    let attribution = rulebook.blocks("attribution").filter { $0.kind == "stance" || $0.kind == "attitude" }
    return (rulebook.blocks("events", kind: "rule") + attribution).flatMap { rule in
      rule.fields.filter { $0.key == "example" || $0.key == "not" }.map { field in
        let isKnown = field.value.hasPrefix("! ")
        return Example(
          rule: rule, words: isKnown ? String(field.value.dropFirst(2)) : field.value, line: field.line,
          isCounterexample: field.key == "not", isKnown: isKnown)
      }
    }
  }

  public func findings() -> [Finding] {
    let own = Self.examples(in: rulebook).compactMap { example in
      check(example).map { Finding(error: example.rule.error($0, line: example.line), isKnown: example.isKnown) }
    }
    return reader.dates.check(rulebook).map { Finding(error: $0, isKnown: false) } + own
  }

  /// What is wrong with an example; nil where it comes out as it should.
  public func check(_ example: Example) -> String? {
    guard let marked = MarkedText(example.words) else {
      return "'\(example.words)' has a brace that is not closed or has no label; write for example '{actor Rebels}'"
    }
    let reading = reader.read(Document(content: .text(marked.text), published: Self.published))
    if example.rule.kind != "rule" {
      return AttributionExample(marked: marked, reading: reading, isCounterexample: example.isCounterexample).wrong()
    }
    let own = reading.claims.filter { $0.rule == example.rule.place }
    if example.isCounterexample {
      return own.first.map { "the rule must stay silent, but reads '\(marked.text.string($0.evidence))'" }
    }
    guard let event = marked.marks.first(where: { $0.label == "event" }) else {
      return "no {event …} is marked; mark the word that names the act"
    }
    guard let claim = own.first(where: { $0.trigger.overlaps(event.span) }) else {
      let others = reading.claims.map { "\(marked.text.string($0.trigger)) by \($0.rule)" }.joined(separator: ", ")
      return
        "the rule does not read '\(marked.text.string(event.span))'; read instead: \(others.isEmpty ? "nothing" : others)"
    }
    return missing(of: marked, in: own, claim)
  }

  private func missing(of marked: MarkedText, in own: [Claim], _ claim: Claim) -> String? {
    for mark in marked.marks where mark.label != "event" {
      let spans: [Span] =
        switch mark.label {
        case "actor": claim.actors.map(\.span)
        case "recipient": claim.recipients.map(\.span)
        case "where": own.flatMap { $0.places.map(\.span) }
        case "when": [claim.when.span].compactMap { $0 }
        default: []
        }
      if !spans.contains(where: { $0.overlaps(mark.span) }) {
        let found = spans.map { "'\(marked.text.string($0))'" }.joined(separator: ", ")
        return
          "\(mark.label) is '\(marked.text.string(mark.span))', but the rule reads \(found.isEmpty ? "none" : found)"
      }
    }
    return nil
  }
}
