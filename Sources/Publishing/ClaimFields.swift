import Claims
import Words

/// A claim, field by field as in the contract.
extension ReadingWriter {
  /// The scalars of text shown before and after a quotation, so that it can be found again (W3C TextQuoteSelector).
  private static let context = 32

  mutating func claim(_ claim: Claim) {
    open()
    list("according_to", claim.accordingTo) { $0.source($1) }
    list("actors", claim.actors) { $0.party($1) }
    json.member("auxiliary", claim.auxiliary.map(\.rawValue))
    if let casualties = claim.casualties, !casualties.isEmpty { self.casualties(casualties) }
    json.member("certainty", claim.certainty.rawValue)
    json.member("confidence", claim.confidence)
    if let control = claim.control { self.control(control) }
    event(claim.event)
    evidence(claim.evidence)
    json.member("factuality", claim.factuality)
    json.member("id", claim.id)
    reasons(claim.reasons)
    list("recipients", claim.recipients) { $0.party($1) }
    json.member("rule", claim.rule)
    json.member("tense", claim.tense.rawValue)
    json.key("trigger")
    range(claim.trigger)
    when(claim.when)
    list("where", claim.places) { $0.scene($1) }
    close()
  }

  private mutating func source(_ source: Source) {
    open()
    end(source.span)
    json.member("entity", source.entity)
    json.member("kind", source.kind.rawValue)
    json.member("number", source.number)
    json.member("role", source.role?.rawValue)
    start(source.span)
    json.member("text", source.text)
    close()
  }

  private mutating func party(_ party: Party) {
    open()
    json.member("code", party.code)
    end(party.span)
    json.member("entity", party.entity)
    start(party.span)
    json.member("text", party.text)
    close()
  }

  private mutating func reasons(_ reasons: Reasons?) {
    guard let reasons else { return }
    json.key("reasons")
    open()
    list("actors", reasons.actors) { $0.reason($1) }
    list("recipients", reasons.recipients) { $0.reason($1) }
    list("where", reasons.places) { $0.reason($1) }
    close()
  }

  private mutating func reason(_ reason: Reason) {
    open()
    if reason.isAround { json.member("around", true) }
    json.member("relation", reason.relation)
    json.member("slot", reason.slot)
    close()
  }

  private mutating func casualties(_ casualties: Casualties) {
    json.key("casualties")
    open()
    count("captured", casualties.captured)
    count("displaced", casualties.displaced)
    count("killed", casualties.killed)
    count("missing", casualties.missing)
    count("wounded", casualties.wounded)
    close()
  }

  private mutating func count(_ name: StaticString, _ count: Casualties.Count?) {
    guard let count else { return }
    json.key(name)
    open()
    json.member("max", count.max)
    json.member("min", count.min)
    json.member("of", count.of)
    close()
  }

  private mutating func control(_ control: Control) {
    json.key("control")
    open()
    json.member("change", control.change.rawValue)
    json.member("holder", control.holder)
    json.member("loser", control.loser)
    if let geonameid = control.geonameid {
      json.member("place", geonameid)
    } else {
      json.member("place", control.place)
    }
    close()
  }

  private mutating func event(_ event: Event) {
    json.key("event")
    open()
    json.member("cameo", event.cameo)
    json.member("contexts", event.contexts)
    json.member("mode", event.mode)
    json.member("type", event.type.rawValue)
    close()
  }

  private mutating func evidence(_ span: Span) {
    let (before, after) = surroundings(span)
    json.key("evidence")
    open()
    end(span)
    json.member("exact", text.string(span))
    json.member("prefix", text.string(before))
    start(span)
    json.member("suffix", text.string(after))
    close()
  }

  /// The words before and after a quotation.
  func surroundings(_ span: Span) -> (before: Span, after: Span) {
    let first = offsets.scalar(span.start)
    let last = offsets.scalar(span.end)
    return (
      Span(offsets.byte(max(0, first - Self.context)), span.start),
      Span(span.end, offsets.byte(min(offsets.count, last + Self.context)))
    )
  }

  private mutating func when(_ when: When) {
    json.key("when")
    open()
    json.member("basis", when.basis.rawValue)
    end(when.span)
    json.member("from", when.interval?.from.description)
    json.member("precision", when.precision.rawValue)
    start(when.span)
    json.member("to", when.interval?.to.description)
    json.member("value", when.value)
    close()
  }

  private mutating func scene(_ scene: Scene) {
    open()
    json.member("basis", scene.isOfDateline == true ? "dateline" : nil)
    json.member("country", scene.country.isEmpty ? nil : scene.country)
    end(scene.span)
    json.member("geonameid", scene.geonameid)
    json.member("lat", scene.lat)
    json.member("lon", scene.lon)
    json.member("name", scene.name)
    json.member("precision", scene.precision.rawValue)
    json.member("role", scene.role.rawValue)
    start(scene.span)
    close()
  }
}
