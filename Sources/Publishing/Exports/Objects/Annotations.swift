import Claims
import Words

/// The words of every slot of a claim as Web Annotations, each found by its quotation and by its position in the document.
///
/// Source: W3C Web Annotation Data Model (2017): TextQuoteSelector, TextPositionSelector (Unicode code points).
enum Annotations {
  /// One slot's words, and what is said of them.
  private struct Slot {
    let name: String
    let span: Span
    /// What they stand for: a code, a date.
    var values: [String] = []
    /// The address of what they stand for.
    var identity: String?
  }

  static func objects(_ row: ClaimRow) -> [[UInt8]] {
    let page = ReadingWriter(text: row.text)
    var count: [String: Int] = [:]
    return slots(row.claim).map { slot in
      let number = count[slot.name, default: 0] + 1
      count[slot.name] = number
      return object(slot, id: "\(row.urn)#\(slot.name)-\(number)", row, page)
    }
  }

  private static func slots(_ claim: Claim) -> [Slot] {
    let event = claim.event
    var slots = [
      Slot(name: "claim", span: claim.evidence, values: [claim.certainty.rawValue] + claim.auxiliary.map(\.rawValue)),
      Slot(
        name: "act", span: claim.trigger,
        values: [event.type.rawValue] + [event.mode, event.cameo.map { "CAMEO \($0)" }].compactMap { $0 }),
    ]
    slots += claim.actors.map { Slot(name: "actor", span: $0.span, values: [$0.code].compactMap { $0 }) }
    slots += claim.recipients.map { Slot(name: "recipient", span: $0.span, values: [$0.code].compactMap { $0 }) }
    if let span = claim.when.span {
      slots.append(Slot(name: "when", span: span, values: [claim.when.value].compactMap { $0 }))
    }
    slots += claim.places.map { scene in
      Slot(
        name: "where", span: scene.span, values: [scene.name, scene.role.rawValue, scene.precision.rawValue],
        identity: scene.geonameid.map { "https://sws.geonames.org/\($0)/" })
    }
    slots += claim.accordingTo.compactMap { source in
      source.span.map { Slot(name: "source", span: $0, values: [source.kind.rawValue]) }
    }
    return slots
  }

  private static func object(_ slot: Slot, id: String, _ row: ClaimRow, _ page: ReadingWriter) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("body")
      json.open(UInt8(ascii: "["))
      body(slot.name, purpose: "tagging", &json)
      for value in slot.values { body(value, purpose: "classifying", &json) }
      if let identity = slot.identity {
        json.object {
          $0.member("purpose", "identifying")
          $0.member("source", identity)
          $0.member("type", "SpecificResource")
        }
      }
      json.close(UInt8(ascii: "]"))
      json.member("id", id)
      json.member("motivation", "classifying")
      json.key("target")
      target(slot.span, row, page, &json)
      json.member("type", "Annotation")
    }
    return json.bytes
  }

  private static func body(_ value: String, purpose: String, _ json: inout JSONWriter) {
    json.object {
      $0.member("purpose", purpose)
      $0.member("type", "TextualBody")
      $0.member("value", value)
    }
  }

  private static func target(_ span: Span, _ row: ClaimRow, _ page: ReadingWriter, _ json: inout JSONWriter) {
    let (before, after) = page.surroundings(span)
    json.object { json in
      json.key("selector")
      json.open(UInt8(ascii: "["))
      json.object {
        $0.member("exact", row.text.string(span))
        $0.member("prefix", row.text.string(before))
        $0.member("suffix", row.text.string(after))
        $0.member("type", "TextQuoteSelector")
      }
      json.object {
        $0.member("end", page.offsets.scalar(span.end))
        $0.member("start", page.offsets.scalar(span.start))
        $0.member("type", "TextPositionSelector")
      }
      json.close(UInt8(ascii: "]"))
      json.member("source", row.address)
    }
  }
}
