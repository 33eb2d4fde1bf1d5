import Claims
import Words

/// The layers under the claims: sentences, entities, times, places, attributions, doubts.
extension ReadingWriter {
  mutating func attribution(_ attribution: Attribution) {
    open()
    list("content", attribution.content) { $0.range($1) }
    list("cue", attribution.cue) { $0.range($1) }
    json.member("entity", attribution.entity)
    json.member("kind", attribution.kind.rawValue)
    if let nested = attribution.nested { list("nested", nested) { $0.attribution($1) } }
    json.member("number", attribution.number)
    json.member("quote", attribution.quote.rawValue)
    json.member("role", attribution.role?.rawValue)
    list("source", attribution.source) { $0.range($1) }
    close()
  }

  mutating func selfClaim(_ claim: SelfClaim) {
    open()
    end(claim.span)
    json.member("kind", claim.kind.rawValue)
    list("self_citations", claim.selfCitations) { $0.range($1) }
    start(claim.span)
    list("support", claim.support) { page, support in
      page.open()
      page.json.member("count", support.count)
      page.json.member("kind", support.kind.rawValue)
      page.close()
    }
    json.member("text", claim.text)
    close()
  }

  mutating func doubt(_ doubt: Doubt) {
    open()
    end(doubt.span)
    json.member("kind", doubt.kind.rawValue)
    json.member("message", doubt.message)
    start(doubt.span)
    close()
  }

  mutating func entity(_ entity: Entity) {
    open()
    if let actor = entity.actor {
      json.key("actor")
      self.actor(actor)
    }
    json.member("id", entity.id)
    list("mentions", entity.mentions) { page, mention in
      page.open()
      page.end(mention.span)
      page.json.member("form", mention.form.rawValue)
      page.start(mention.span)
      page.close()
    }
    json.member("name", entity.name)
    json.member("type", entity.type.rawValue)
    close()
  }

  private mutating func actor(_ actor: ActorCode) {
    open()
    json.member("basis", actor.basis.rawValue)
    json.member("code", actor.code)
    json.member("country", actor.country)
    json.member("from", actor.from?.description)
    json.member("sectors", actor.sectors)
    json.member("to", actor.to?.description)
    close()
  }

  mutating func place(_ place: PlaceMention) {
    open()
    json.member("country", place.country.isEmpty ? nil : place.country)
    end(place.span)
    json.member("geonameid", place.geonameid)
    json.member("kind", place.kind.rawValue)
    json.member("lat", place.lat)
    json.member("lon", place.lon)
    json.member("name", place.name)
    if let offset = place.offset {
      json.key("offset")
      open()
      json.member("bearing", offset.bearing)
      json.member("km", offset.km)
      json.member("of", offset.of)
      close()
    }
    json.member("radius_km", place.radiusKm)
    if let region = place.region {
      json.key("region")
      open()
      end(region.span)
      json.member("lat", region.lat)
      json.member("lon", region.lon)
      json.member("name", region.name)
      json.member("radius_km", region.radiusKm)
      start(region.span)
      close()
    }
    start(place.span)
    json.member("use", place.isAdjective ? "modifier" : place.isMetonym == true ? "metonym" : nil)
    close()
  }

  mutating func predicate(_ predicate: PredicateMention) {
    open()
    end(predicate.span)
    json.member("factuality", predicate.factuality)
    json.member("lemma", predicate.lemma)
    start(predicate.span)
    close()
  }

  mutating func removed(_ removed: Removed) {
    open()
    if let at = removed.at { json.member("at", offsets.scalar(at)) }
    end(removed.span)
    json.member("reason", removed.reason.rawValue)
    start(removed.span)
    json.member("text", removed.text)
    close()
  }

  mutating func sentence(_ sentence: SentenceRecord) {
    open()
    end(sentence.span)
    start(sentence.span)
    if layers.contains(.tokens) { list("tokens", sentence.tokens) { $0.token($1) } }
    close()
  }

  private mutating func token(_ token: TokenRecord) {
    open()
    json.member("deprel", token.deprel)
    end(token.span)
    json.member("feats", token.feats)
    json.member("form", token.form)
    json.member("head", token.head)
    json.member("lemma", token.lemma)
    start(token.span)
    json.member("upos", token.upos)
    json.member("xpos", token.xpos)
    close()
  }

  mutating func time(_ time: TimeExpression) {
    open()
    end(time.span)
    json.member("from", time.interval?.from.description)
    start(time.span)
    json.member("to", time.interval?.to.description)
    json.member("type", time.kind.rawValue)
    json.member("value", time.value)
    close()
  }
}
