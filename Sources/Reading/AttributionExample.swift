import Claims
import Words

/// One example line of a rule of attribution, and what was read of it.
///
/// `{source …}`, `{cue …}` and `{content …}` mark an attribution, `{act=hedged,future …}` the word of a claim with its
/// certainty and auxiliary modes. In a `not` line there is no attribution with the marked cue.
struct AttributionExample {
  let marked: MarkedText
  let reading: Claims.Reading
  let isCounterexample: Bool

  /// What is wrong with it; nil where it comes out as it should.
  func wrong() -> String? {
    guard marked.marks.contains(where: { $0.label == "cue" || $0.label == "act" }) else {
      return "no {cue …} and no {act=certainty …} is marked; mark the word that makes an attribution"
    }
    return cue() ?? marked.marks.lazy.filter { $0.label == "act" }.compactMap(act).first
  }

  private func cue() -> String? {
    guard let cue = marked.marks.first(where: { $0.label == "cue" }) else { return nil }
    let found = all(reading.attributions).filter { one in one.cue.contains { $0.overlaps(cue.span) } }
    if isCounterexample {
      return found.first.map { "the rule must stay silent, but reads '\(words($0.content))' of '\(words($0.cue))'" }
    }
    guard let one = found.first else { return "no attribution has the cue '\(marked.text.string(cue.span))'" }
    return differs("source", one.source) ?? differs("content", one.content)
  }

  /// With what is nested in them.
  private func all(_ attributions: [Attribution]) -> [Attribution] {
    attributions.flatMap { [$0] + all($0.nested ?? []) }
  }

  private func differs(_ label: String, _ spans: [Span]) -> String? {
    let wanted = marked.marks.filter { $0.label == label }.map(\.span)
    guard !wanted.isEmpty, wanted != spans else { return nil }
    return "\(label) is '\(words(wanted))', but the rule reads \(spans.isEmpty ? "none" : "'\(words(spans))'")"
  }

  private func act(_ mark: MarkedText.Mark) -> String? {
    guard let claim = reading.claims.first(where: { $0.trigger.overlaps(mark.span) }) else {
      return "no claim is read from '\(marked.text.string(mark.span))'"
    }
    let wanted = (mark.value ?? "").split(separator: ",").map(String.init)
    let read = [claim.certainty.rawValue] + claim.auxiliary.map(\.rawValue)
    guard wanted.first != read.first || Set(wanted) != Set(read) else { return nil }
    return "'\(marked.text.string(mark.span))' is \(wanted.joined(separator: ", ")), but is read as "
      + read.joined(separator: ", ")
  }

  private func words(_ spans: [Span]) -> String { spans.map { marked.text.string($0) }.joined(separator: " … ") }
}
