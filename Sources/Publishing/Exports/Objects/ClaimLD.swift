import Claims

/// Claims as schema.org's `Claim`, the part of ClaimReview that says what is claimed, by whom and where. There is no
/// `ClaimReview` and no rating: Sitrep does not judge.
///
/// Source: https://schema.org/Claim, https://schema.org/CreativeWork.
enum ClaimLD {
  static func object(_ row: ClaimRow) -> [UInt8] {
    let claim = row.claim
    let speaker = claim.accordingTo.first
    var json = JSONWriter()
    json.object { json in
      json.member("@id", row.urn)
      json.member("@type", "Claim")
      json.key("about")
      json.array(row.exportActors + row.exportRecipients) { party($1.name, $1.entity?.type, &$0) }
      json.key("appearance")
      appearance(row, &json)
      if claim.certainty == .denied {
        denial(row, by: speaker, &json)
      } else if let speaker {
        author("author", speaker, row, &json)
      }
      json.member("creditText", Cells.list(claim.accordingTo.map(row.name)))
      json.member("identifier", claim.id)
      json.member("keywords", keywords(claim))
      json.key("spatialCoverage")
      json.array(claim.places) { place($1, &$0) }
      json.member("temporalCoverage", claim.days.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)/\($0.last)" })
      json.member("text", row.text.string(claim.evidence))
    }
    return json.bytes
  }

  private static func party(_ name: String, _ type: EntityType?, _ json: inout JSONWriter) {
    json.object {
      $0.member("@type", schemaType(type))
      $0.member("name", name)
    }
  }

  private static func schemaType(_ type: EntityType?) -> String {
    switch type {
    case .person?: "Person"
    case .organization?: "Organization"
    case .place?: "Place"
    default: "Thing"
    }
  }

  private static func appearance(_ row: ClaimRow, _ json: inout JSONWriter) {
    json.object { json in
      json.member("@id", row.address)
      json.member("@type", "NewsArticle")
      json.member("datePublished", row.published)
      json.member("headline", row.title)
      if let outlet = row.outlet {
        json.key("publisher")
        json.object {
          $0.member("@type", "NewsMediaOrganization")
          $0.member("name", outlet)
        }
      }
      json.member("url", row.url)
    }
  }

  /// Who denies does not claim: what he says stands as a comment on the claim, which then has no author.
  private static func denial(_ row: ClaimRow, by speaker: Source?, _ json: inout JSONWriter) {
    json.key("comment")
    json.object { json in
      json.member("@type", "Comment")
      if let speaker { author("author", speaker, row, &json) }
      json.member("text", "denied")
    }
  }

  /// A person or an organisation, where it is known to be one; others stand in `creditText` alone.
  private static func author(_ key: StaticString, _ source: Source, _ row: ClaimRow, _ json: inout JSONWriter) {
    let type =
      switch (source.kind, row.entity(source.entity, named: source.span)?.type) {
      case (.outlet, _): "NewsMediaOrganization"
      case (.named, .person?): "Person"
      case (.institution, _), (.named, .organization?): "Organization"
      default: ""
      }
    guard !type.isEmpty else { return }
    json.key(key)
    json.object {
      $0.member("@type", type)
      $0.member("name", row.name(source))
    }
  }

  /// The type and mode, PLOVER's contexts, and how the text stands to it.
  private static func keywords(_ claim: Claim) -> [String] {
    [claim.event.type.rawValue] + claim.event.modes(with: claim.auxiliary) + claim.event.contexts
      + [claim.certainty.rawValue]
  }

  private static func place(_ scene: Scene, _ json: inout JSONWriter) {
    json.object { json in
      json.member("@id", scene.geonameid.map { "https://sws.geonames.org/\($0)/" })
      json.member("@type", scene.precision == .country ? "Country" : "Place")
      if scene.isPoint {
        json.key("geo")
        json.object {
          $0.member("@type", "GeoCoordinates")
          $0.member("latitude", scene.lat)
          $0.member("longitude", scene.lon)
        }
      }
      json.member("name", scene.name)
    }
  }
}
