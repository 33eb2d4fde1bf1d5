import Claims
import Words

// What the templates read: their properties are the names in the templates. Where a row has no value for a name,
// Mustache takes the page's, so the two share none.

struct Choice {
  let value: String
  let label: String
  let isSelected: Bool
}

struct ClaimListView {
  let pageTitle = "Claims"
  let inClaims = true
  let entries: [ClaimEntry]
  let count: String
  let filterForm: FilterForm
  let isFiltered: Bool
  let isEmpty: Bool
  let isArchiveEmpty: Bool
  let nextPath: String?
  let firstPath: String?
  let subscribePath: String
  let feedPath: String
  let tablePath: String

  init(_ list: ClaimList, _ entries: [ClaimEntry]) {
    let filters = list.filters.filter { !$0.value.isEmpty }
    self.entries = entries
    count = list.total == 1 ? "1 claim" : "\(list.total) claims"
    filterForm = FilterForm(filters, outlets: list.outlets)
    isFiltered = !filters.isEmpty
    isEmpty = entries.isEmpty
    isArchiveEmpty = entries.isEmpty && filters.isEmpty
    nextPath = list.next.map { Self.path(filters, after: $0) }
    let search = Self.path(filters, after: nil).dropFirst()
    subscribePath = "/subscribe" + search
    feedPath = "/claims.atom" + search
    tablePath = "/claims.csv" + search
    firstPath = list.isLater ? Self.path(filters, after: nil) : nil
  }

  private static func path(_ filters: [String: String], after: String?) -> String {
    var parts = filters.sorted { $0.key < $1.key }.map {
      "\(PercentCode.encoded($0.key))=\(PercentCode.encoded($0.value))"
    }
    if let after { parts.append("after=" + PercentCode.encoded(after)) }
    return "/" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}

struct DocumentListView {
  struct Item {
    let path: String
    let title: String
    let facts: String?
    let claims: String
  }

  let pageTitle = "Documents"
  let inDocuments = true
  let items: [Item]
  let words: String
  let isEmpty: Bool
  let nextPath: String?

  init(_ list: DocumentList) {
    items = list.items.map { item in
      let facts = [item.outlet, item.published.map(ReadableDate.long)].compactMap { $0 }
      return Item(
        path: DeskPath.document(item.id), title: ClaimPhrases.plain(item.title),
        facts: facts.isEmpty ? nil : facts.joined(separator: " · "),
        claims: item.claims == 0 ? "no claims" : item.claims == 1 ? "1 claim" : "\(item.claims) claims")
    }
    words = list.words ?? ""
    isEmpty = items.isEmpty
    nextPath = list.next.map { next in
      let query = list.words.map { "q=\(PercentCode.encoded($0))&" } ?? ""
      return "/documents?\(query)after=\(PercentCode.encoded(next))"
    }
  }
}

struct DocumentView {
  struct Legend {
    let slot: String
    let label: String
  }

  struct Furniture {
    let text: String
    let reason: String
  }

  let pageTitle: String
  let inDocuments = true
  let title: String
  let facts: String
  let url: String?
  let article: String
  let layers: [LayerLink]
  let legend: [Legend]
  let hasLegend: Bool
  let entries: [ClaimEntry]
  let hasEntries: Bool
  let removed: [Furniture]
  let removedCount: String?
  /// The same page with what was left out in its places; nil where it stands there, or nothing was.
  let wholePath: String?
  let plainPath: String?

  struct LayerLink {
    let layerPath: String
    let layerName: String
    let isShown: Bool
  }

  init(_ reading: Reading, chosen: String?, layer: TextLayer, showsRemoved: Bool) {
    let text = Text(reading.text)
    let highlights = Highlights(reading, text, chosen: chosen, layer: layer)
    layers = TextLayer.allCases.map { layer in
      LayerLink(
        layerPath: DeskPath.document(reading.id, layer: layer), layerName: layer.title,
        isShown: layer == highlights.layer && highlights.chosen == nil)
    }
    let first = text.bytes.firstIndex(of: 0x0A) ?? text.count
    title = ClaimPhrases.plain(reading.title ?? text.string(Span(0, first)))
    pageTitle = title
    let basis = reading.publishedBasis == .text ? " (dated by its text)" : ""
    facts = [reading.outlet, reading.byline, reading.published.map { ReadableDate.long($0) + basis }].compactMap { $0 }
      .joined(separator: " · ")
    url = Markup.webAddress(reading.url)
    article = highlights.html(with: showsRemoved ? reading.removed : [])
    legend = highlights.shown.map { Legend(slot: $0.rawValue, label: $0.title) }
    hasLegend = !legend.isEmpty
    let rows = highlights.claims.map { claim in
      ClaimRow(
        claim: claim, document: reading.id, outlet: reading.outlet, published: reading.published,
        title: reading.title, url: reading.url, text: text)
    }
    entries = rows.map { ClaimEntry($0, chosen: chosen) }
    hasEntries = !entries.isEmpty
    removed = reading.removed.map { Furniture(text: $0.text, reason: $0.reason.rawValue) }
    removedCount =
      removed.isEmpty ? nil : removed.count == 1 ? "1 passage" : "\(removed.count) passages"
    let hasPlaces = reading.removed.contains { $0.at != nil || $0.span != nil }
    wholePath = hasPlaces && !showsRemoved ? DeskPath.whole(reading.id) : nil
    plainPath = highlights.chosen == nil ? nil : DeskPath.document(reading.id)
  }
}

struct ClaimView {
  struct Field {
    let slot: String
    let label: String
    let words: [FieldWords]
  }

  /// The text's words, and what Sitrep makes of them.
  struct FieldWords {
    let words: String
    let meaning: String?
    /// The page of whoever it names.
    var actorPath: String?
  }

  struct SourceLink {
    let name: String
    let sourceKind: String
  }

  struct Note {
    let kind: String
    let words: String
    let message: String
  }

  struct Other {
    let path: String
    let label: String
  }

  /// The claim as a reading made it that was replaced.
  struct Earlier {
    let words: String
    let how: String
  }

  let pageTitle: String
  let inClaims = true
  let entry: ClaimEntry
  /// Why it is not in the record any more, where it is not.
  let notice: String?
  let fields: [Field]
  let sources: [SourceLink]
  let confidence: String
  let factuality: String
  let tense: String
  let rule: String
  let contexts: String?
  let cameo: String?
  let doubts: [Note]
  let hasDoubts: Bool
  let others: [Other]
  let hasOthers: Bool
  let earlier: [Earlier]
  let hasEarlier: Bool
  let review: ReviewView
  let reported: String?
  let identifier: String

  init(
    _ row: ClaimRow, isReplaced: Bool, doubts: [Doubt], others: [ClaimRow],
    earlier: [(row: ClaimRow, reader: String)], review: ReviewPanel
  ) {
    let claim = row.claim
    entry = ClaimEntry(row)
    pageTitle = [entry.actors, entry.act, entry.recipients].compactMap { $0 }.joined(separator: " ")
    notice =
      !isReplaced
      ? nil
      : review.reviews.last?.verdict == .wrong
        ? "An analyst says that this is wrong; it is no longer in the record."
        : "A later reading of the document no longer makes this claim."
    self.earlier = earlier.map(Self.earlier)
    hasEarlier = !earlier.isEmpty
    self.review = ReviewView(row, review)
    fields = Self.fields(claim, row.text, entry)
    sources = claim.accordingTo.map { SourceLink(name: ClaimPhrases.plain($0.text), sourceKind: $0.kind.rawValue) }
    confidence = "\((claim.confidence * 100).rounded() / 100)"
    factuality = "\((claim.factuality * 100).rounded() / 100)"
    tense = claim.tense.rawValue
    rule = claim.rule
    contexts = claim.event.contexts.isEmpty ? nil : claim.event.contexts.joined(separator: ", ")
    cameo = claim.event.cameo
    self.doubts = doubts.map { doubt in
      Note(
        kind: doubt.kind.rawValue.replacing("_", with: " "), words: ClaimPhrases.plain(row.text.string(doubt.span)),
        message: doubt.message)
    }
    hasDoubts = !doubts.isEmpty
    self.others = others.map { other in
      Other(
        path: DeskPath.document(other.document, claim: other.claim.id),
        label: ClaimPhrases.plain(other.title ?? other.document))
    }
    hasOthers = !others.isEmpty
    reported = row.published.map(ReadableDate.long)
    identifier = claim.id
  }

  private static func earlier(_ row: ClaimRow, _ reader: String) -> Earlier {
    let entry = ClaimEntry(row)
    let deed = [entry.actors, entry.act, entry.recipients].compactMap { $0 }.joined(separator: " → ")
    let words = [deed, entry.place, entry.date, entry.certainty].compactMap { $0 }.joined(separator: " · ")
    let how = [reader.isEmpty ? nil : ClaimPhrases.plain(reader), row.addedAt].compactMap { $0 }
    return Earlier(words: words, how: how.joined(separator: ", "))
  }

  private static func fields(_ claim: Claim, _ text: Text, _ entry: ClaimEntry) -> [Field] {
    func words(_ span: Span, _ meaning: [String?]) -> FieldWords {
      let meaning = meaning.compactMap { $0 }.joined(separator: " · ")
      return FieldWords(words: ClaimPhrases.plain(text.string(span)), meaning: meaning.isEmpty ? nil : meaning)
    }
    func party(_ party: Party) -> FieldWords {
      var named = words(party.span, [party.code])
      named.actorPath = DeskPath.actor(party.text)
      return named
    }
    let scenes = claim.places.map { scene in
      let point = "\(scene.lat), \(scene.lon)"
      let role = scene.isOfDateline == true ? "by the dateline" : scene.role == .scene ? nil : scene.role.rawValue
      return words(
        scene.span, [scene.name, role, scene.country, point, "known to the \(scene.precision.rawValue)"])
    }
    let when =
      claim.when.span.map { words($0, [entry.date, claim.when.value, entry.dateNote]) }
      ?? entry.date.map { FieldWords(words: $0, meaning: entry.dateNote) }
    let all: [(Highlights.Slot, [FieldWords])] = [
      (.actor, claim.actors.map(party)), (.act, [words(claim.trigger, [entry.type])]),
      (.recipient, claim.recipients.map(party)), (.place, scenes),
      (.when, [when].compactMap { $0 }),
    ]
    return all.filter { !$0.1.isEmpty }.map { Field(slot: $0.0.rawValue, label: $0.0.title, words: $0.1) }
  }
}

struct MessageView {
  let pageTitle: String
  let message: String
}
