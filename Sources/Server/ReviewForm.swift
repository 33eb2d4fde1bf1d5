import Archive
import Claims
import Publishing
import Words

/// What the form beside a claim says of it. All slots are sent as they stand; those that are otherwise than the claim's own
/// are to be mended.
struct ReviewForm {
  /// The most letters of a name or a reason.
  private static let longest = 500

  let form: Form
  let claim: Claim
  let reading: Reading

  /// - Throws: ``QuestionError`` where a slot cannot be mended so, for example
  ///   `'actors=the navy' is not understood; write words that stand in the document, parted by ';'`.
  func review(by name: String, at: String) throws(QuestionError) -> Review {
    let expected = Review.Verdict.allCases.map(\.rawValue).joined(separator: ", ")
    let word = try form.filled("act", expected)
    guard let verdict = Review.Verdict(rawValue: word) else {
      throw QuestionError(name: "act", value: word, expected: expected)
    }
    let reason = try verdict == .wrong ? form.filled("reason", "why it is wrong") : form["reason"] ?? ""
    if reason.count > Self.longest || name.count > Self.longest {
      throw QuestionError(name: "reason", value: "…", expected: "at most \(Self.longest) letters")
    }
    let mend = try verdict == .mended ? mend() : nil
    guard let review = Review(claim: claim.id, verdict, mend: mend, by: name, at: at, reason: reason) else {
      throw QuestionError(name: "act", value: word, expected: "what is otherwise: nothing was changed in the form")
    }
    return review
  }

  private func mend() throws(QuestionError) -> ClaimMend {
    var mend = ClaimMend()
    mend.event = try event()
    mend.actors = try parties("actors", claim.actors)
    mend.recipients = try parties("recipients", claim.recipients)
    mend.when = try when()
    mend.places = try places()
    mend.certainty = try form.question.read(
      "certainty", Certainty.allCases.map(\.rawValue).joined(separator: ", ")
    ) { Certainty(rawValue: $0) }
    if mend.certainty == claim.certainty { mend.certainty = nil }
    return mend
  }

  private func event() throws(QuestionError) -> Event? {
    let types = EventType.allCases.map(\.rawValue).joined(separator: ", ")
    let type = try form.question.read("type", types) { EventType(rawValue: $0) } ?? claim.event.type
    let mode = form["mode"]?.lowercased()
    if type == claim.event.type, mode == claim.event.mode { return nil }
    // A code of CAMEO says type and mode at once; what is mended has another.
    return Event(type: type, mode: mode, contexts: claim.event.contexts)
  }

  /// `Forces loyal to Haftar [LBYREB]; the LNA`: words of the text with or without a code.
  private func parties(_ name: String, _ present: [Party]) throws(QuestionError) -> [Party]? {
    let parts = (form[name] ?? "").split(separator: ";").map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    if parts == present.map(SlotText.party) { return nil }
    var parties: [Party] = []
    for part in parts {
      if let kept = present.first(where: { SlotText.party($0) == part }) {
        parties.append(kept)
        continue
      }
      let (words, code) = SlotText.parsed(part)
      guard let span = TextSearch(reading.text).nearest(words, to: claim.trigger.start) else {
        throw QuestionError(name: name, value: part, expected: "words that stand in the document, parted by ';'")
      }
      if let code, !code.utf8.allSatisfy({ (0x41...0x5A).contains($0) || $0 == 0x2D }) || !(3...15).contains(code.count)
      {
        throw QuestionError(name: name, value: part, expected: "a code of capital letters, for example [LBYMIL]")
      }
      let entity = reading.entities.first { entity in entity.mentions.contains { $0.span == span } }
      parties.append(Party(span: span, text: words, entity: entity?.id, code: code ?? entity?.actor?.code))
    }
    return parties
  }

  private func when() throws(QuestionError) -> When? {
    let example = "a day, for example 2019-04-12"
    let from = try form.question.read("from", example) { Day(iso: $0) }
    let to = try form.question.read("to", example) { Day(iso: $0) } ?? from
    let present = claim.when.days
    if from == present?.lowerBound, to == present?.upperBound { return nil }
    guard let from, let to else { return When(value: nil, interval: nil, precision: .unknown, basis: .context) }
    if to < from {
      throw QuestionError(name: "to", value: "\(to)", expected: "a day that is not before \(from)")
    }
    let interval = Interval(from: from, to: to + 1)
    return When(
      value: from == to ? "\(from)" : "\(from)/\(to)", interval: interval, precision: When.Precision(interval),
      basis: .context)
  }

  /// One of the places that the document names, by its number there.
  private func places() throws(QuestionError) -> [Scene]? {
    guard let word = form["place"], word != "as-read" else { return nil }
    if word == "none" { return claim.places.isEmpty ? nil : [] }
    let known = reading.places
    guard let number = Int(word), known.indices.contains(number) else {
      throw QuestionError(name: "place", value: word, expected: "one of the places of the document")
    }
    let scene = known[number].scene()
    return claim.places == [scene] ? nil : [scene]
  }
}

/// Finds words in a text.
struct TextSearch {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The place where these words stand, by themselves, that is nearest to an offset; nil where there is none.
  func nearest(_ words: String, to offset: Int) -> Span? {
    let wanted = Array(words.utf8)
    guard let first = wanted.first, wanted.count <= bytes.count else { return nil }
    var best: Span?
    for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
      guard bytes[start...].starts(with: wanted) else { continue }
      let span = Span(start, start + wanted.count)
      guard !joins(start - 1), !joins(span.end) else { continue }
      if best.map({ abs(span.start - offset) < abs($0.start - offset) }) ?? true { best = span }
    }
    return best
  }

  /// Whether a byte is part of a word.
  private func joins(_ at: Int) -> Bool {
    guard bytes.indices.contains(at) else { return false }
    let byte = bytes[at]
    return byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
