import Actors
import Attribution
import Claims
import Dates
import Events
import Language
import Pages
import Places
import Rulebook
import Words

/// The whole chain: a document in, a reading out. Pure, and safe to use from many threads at once.
public struct Reader: Sendable {
  let pages: PageReader
  let analyser: Analyser
  let dates: DateReader
  let places: PlaceReader
  let actors: ActorReader
  let events: EventCoder
  let attribution: AttributionReader

  /// - Throws: ``RuleFileError`` for a rule that a person must mend.
  public init(_ rulebook: Rulebook, model: Model, gazetteer: Gazetteer) throws(RuleFileError) {
    pages = try PageReader(rulebook)
    analyser = try Analyser(model: model, rulebook: rulebook)
    dates = try DateReader(rulebook)
    places = try PlaceReader(rulebook, gazetteer: gazetteer)
    actors = try ActorReader(rulebook)
    events = try EventCoder(rulebook)
    attribution = try AttributionReader(rulebook)
  }

  /// Reads one document. Never fails: what could not be decided is a doubt.
  /// - Parameters:
  ///   - defaults: what to take where neither the document nor its page says it.
  ///   - now: no report is published later; decides the year where a text names only weekdays and dates.
  public func read(_ document: Document, defaults: Defaults = Defaults(), now: Day? = nil) -> Claims.Reading {
    var article = pages.article(of: document)
    if article.published == nil, let published = defaults.published {
      article.published = published
      article.publishedBasis = .given
    }
    let text = article.text
    var reading = Claims.Reading(id: document.id, text: text)
    reading.url = article.url ?? defaults.url
    reading.outlet = article.outlet ?? defaults.outlet
    reading.title = article.title
    reading.byline = article.byline
    reading.removed = article.removed
    reading.wire = article.wire
    reading.doubts = article.doubts
    guard text.count < 60 || analyser.isEnglish(text) else {
      reading.language = "und"
      reading.doubts += [Doubt(.otherLanguage, text.span, "this is not English; nothing was read from it")]
      return reading
    }
    let analysis = analyser.analyse(text, skipping: article.unread)
    let spans = analysis.sentences.map(\.span)
    let published = publish(article, analysis.sentences, now, &reading)
    let names = analysis.names.map { NamedSpan($0.span, EntityType($0.kind)) }
    let time = dates.times(in: text, sentences: analysis.sentences, published: published)
    let place = places.places(in: text, sentences: spans, names: names)
    let named = actors.cast(of: analysis, places: place.places, published: published)
    let statements = attribution.statements(in: analysis, cast: named, outlet: reading.outlet)
    let cast = named.speaking(statements.voices)
    let coded = events.events(
      in: analysis, cast: cast, places: place.places, times: time.times, published: published)
    reading.sentences = analysis.sentences.map { SentenceRecord($0, text) }
    reading.times = time.times
    reading.places = place.places
    reading.attributions = statements.attributions
    let strong = attribution.selfClaims(in: text, title: reading.title, statements)
    reading.selfClaims = strong.isEmpty ? nil : strong
    reading.predicates = statements.predicates()
    let writer = ClaimWriter(
      digest: reading.textSHA256, published: published,
      dateline: DatelineScene.scene(of: article, places: place.places), hasScene: events.hasScene)
    reading.claims = writer.claims(coded, statements)
    reading.entities = cast.listed(spoken: reading.spokenOf, violent: reading.violent)
    reading.doubts = (reading.doubts + time.doubts + place.doubts + cast.doubts).sorted { $0.span < $1.span }
    return reading
  }

  /// The day of publication: as given, as the page says, or as the weekdays and dates of the text have it.
  private func publish(_ article: Article, _ sentences: [Sentence], _ now: Day?, _ reading: inout Claims.Reading)
    -> Day?
  {
    if let published = article.published {
      reading.published = published
      reading.publishedBasis = article.publishedBasis
      return Day(iso: published)
    }
    let fitting = dates.publishedCandidates(in: article.text, sentences: sentences, notAfter: now)
    let allowed = fitting.filter { article.publishedWithin?.contains($0) ?? true }
    let candidates = allowed.isEmpty ? fitting : allowed
    reading.publishedCandidates = candidates.count > 1 ? candidates : []
    guard let latest = candidates.max() else {
      reading.doubts.append(Doubt(.unknownDate, Span(0, 0), "no date of publication is given or found"))
      return nil
    }
    reading.published = latest.description
    reading.publishedBasis = .text
    let address = allowed.count < fitting.count && !allowed.isEmpty ? " and the address" : ""
    let others =
      candidates.count > 1
      ? "; the text names no year and \(candidates.count) days fit, of which the latest is taken" : ""
    reading.doubts.append(
      Doubt(
        .unknownDate, Span(0, 0),
        "the day of publication is inferred from weekdays and dates in the text\(address)\(others)"))
    return latest
  }
}

extension Claims.Reading {
  /// The identifiers of the entities that claims and attributions are about.
  fileprivate var spokenOf: Set<String> {
    let parties = claims.flatMap { ($0.actors + $0.recipients).map(\.entity) + $0.accordingTo.map(\.entity) }
    let speakers = attributions.flatMap { [$0] + ($0.nested ?? []) }.map(\.entity)
    return Set((parties + speakers).compactMap { $0 })
  }

  /// The identifiers of those who do or suffer violence.
  fileprivate var violent: Set<String> {
    let acts = claims.filter { $0.event.type == .assault || $0.event.type == .coerce }
    return Set(acts.flatMap { ($0.actors + $0.recipients).compactMap(\.entity) })
  }
}

extension EntityType {
  fileprivate init(_ kind: Name.Kind) {
    switch kind {
    case .person: self = .person
    case .organization: self = .organization
    case .place: self = .place
    case .other: self = .other
    }
  }
}

extension SentenceRecord {
  /// The sentence as it is shown: the words of a contraction share the span of the surface word and carry their forms.
  init(_ sentence: Sentence, _ text: Text) {
    let tokens = sentence.tokens
    var records: [TokenRecord] = []
    records.reserveCapacity(tokens.count)
    var at = 0
    while at < tokens.count {
      let end = tokens[(at + 1)...].firstIndex { !$0.isJoined } ?? tokens.count
      let surface = Span(tokens[at].span.start, tokens[end - 1].span.end)
      for token in tokens[at..<end] {
        records.append(TokenRecord(token, surface, form: end - at > 1 ? text.string(token.span) : nil))
      }
      at = end
    }
    self.init(span: sentence.span, tokens: records)
  }
}

extension TokenRecord {
  fileprivate init(_ token: Token, _ span: Span, form: String?) {
    self.init(
      span: span, form: form, lemma: token.lemma, upos: token.upos.rawValue, xpos: token.xpos.rawValue,
      feats: token.feats.isEmpty ? nil : token.feats, head: token.head + 1, deprel: token.deprel.rawValue)
  }
}
