import Claims
import Words

/// The objects of STIX 2.1 that claims become.
///
/// A claim is a `note` on the identities and locations it names, with all of it, as the output contract writes it, in an
/// extension. Who confirms or denies it gives an `opinion` on the note. A document is a `report` of its notes, or, where its
/// day is not known, a `grouping`. Ids are UUIDs of version 5: what stands in two bundles has one id and the same bytes.
///
/// Source: STIX 2.1 (OASIS Standard, 2021), 3.2 (common properties), 4 (domain objects), 7.3 (extensions).
enum STIX {
  struct Object {
    let id: String
    let bytes: [UInt8]
  }

  /// A property of an object; nil values are left out.
  struct Property {
    let name: StaticString
    let write: (inout ReadingWriter) -> Void

    static func text(_ name: StaticString, _ value: String?) -> Property {
      Property(name: name) { $0.json.member(name, value) }
    }

    static func number(_ name: StaticString, _ value: Double?) -> Property {
      Property(name: name) { $0.json.member(name, value) }
    }

    /// Left out where it is empty, as STIX wants lists.
    static func list(_ name: StaticString, _ values: [String]) -> Property {
      Property(name: name) { if !values.isEmpty { $0.json.member(name, values) } }
    }
  }

  static let names = NameUUID.url.namespace("urn:sitrep:stix")
  /// STIX asks when a thing was made. Identities and places take the first moment there is, so that they are the same in
  /// every bundle.
  private static let epoch = "1970-01-01T00:00:00.000Z"

  private static func id(_ type: String, _ name: String) -> String { "\(type)--\(names.id("\(type) \(name)"))" }
  private static let sitrep = id("identity", "sitrep")
  static let extensionID = id("extension-definition", "claim")

  /// - Parameters:
  ///   - name: what the id is made of.
  ///   - text: the text that spans among the properties point into.
  private static func object(
    _ type: String, _ name: String, created: String = epoch, text: Text = Text(""), _ properties: [Property]
  ) -> Object {
    let id = id(type, name)
    let common: [Property] = [
      .text("created", created), .text("created_by_ref", sitrep), .text("id", id), .text("modified", created),
      .text("spec_version", "2.1"), .text("type", type),
    ]
    var page = ReadingWriter(text: text)
    page.open()
    for property in (common + properties).sorted(by: { "\($0.name)" < "\($1.name)" }) { property.write(&page) }
    page.close()
    return Object(id: id, bytes: page.json.bytes)
  }

  /// Who made the bundle.
  static let ourselves = object("identity", "sitrep", [.text("name", "Sitrep"), .text("identity_class", "system")])

  static let definition = object(
    "extension-definition", "claim",
    [
      .text("description", "The claim as Sitrep's output contract writes it, and the id of its document."),
      .list("extension_types", ["property-extension"]), .text("name", "Sitrep claim"),
      .text("schema", "\(ReadingJSON.schema): a claim; offsets are in Unicode scalars of the document's text"),
      .text("version", "1.0.0"),
    ])

  // MARK: Who and where

  /// Actors, recipients and those who say so. One who has a name is the same in every document; "the soldiers" are not.
  static func identities(_ row: ClaimRow) -> [Object] {
    let parties = (row.exportActors + row.exportRecipients).map { actor in
      identity(
        actor.name, kind(actor.entity?.type), code: actor.code, only: actor.entity == nil ? (row, actor.span) : nil)
    }
    return parties
      + row.claim.accordingTo.map { source in
        let isKnown = source.kind == .outlet || row.entity(source.entity, named: source.span) != nil
        return identity(
          row.name(source), kind(source, row), code: nil, only: isKnown ? nil : source.span.map { (row, $0) })
      }
  }

  /// - Parameter only: the document and the words that the name belongs to, where it is none.
  private static func identity(
    _ name: String, _ kind: String, code: String?, only place: (row: ClaimRow, span: Span)?
  ) -> Object {
    let scope = place.map { "\($0.row.document)#\($0.span)" } ?? ""
    return object(
      "identity", [kind, code ?? "", name, scope].joined(separator: "\n"),
      [.text("identity_class", kind), .list("labels", [code].compactMap { $0 }), .text("name", name)])
  }

  private static func kind(_ type: EntityType?) -> String {
    switch type {
    case .person?: "individual"
    case .organization?: "organization"
    default: "unknown"
    }
  }

  private static func kind(_ source: Source, _ row: ClaimRow) -> String {
    switch source.kind {
    case .outlet, .institution: "organization"
    case .public: "class"
    case .unnamed: "unknown"
    case .named: kind(row.entity(source.entity, named: source.span)?.type)
    }
  }

  /// A place; nil where STIX has no way to say it: an area of no country.
  static func location(_ scene: Scene, _ row: ClaimRow) -> Object? {
    guard scene.isPoint || !scene.country.isEmpty else { return nil }
    let radius = row.radius(of: scene)
    let parts = [
      scene.name, scene.country, scene.precision.rawValue, scene.isPoint ? "\(scene.lat) \(scene.lon)" : "",
      radius.map { "\($0)" } ?? "",
    ]
    return object(
      "location", parts.joined(separator: "\n"),
      [
        .text("administrative_area", scene.precision == .admin ? scene.name : nil),
        .text("city", scene.precision == .city && !row.isNear(scene) ? scene.name : nil),
        .text("country", scene.country.isEmpty ? nil : scene.country),
        .number("latitude", scene.isPoint ? scene.lat : nil), .number("longitude", scene.isPoint ? scene.lon : nil),
        .text("name", scene.name), .number("precision", scene.isPoint ? radius.map { $0 * 1000 } : nil),
      ])
  }

  // MARK: What is said

  /// - Parameter things: the ids of what the claim names; where it names nothing, it is a note on its document's maker.
  static func note(_ row: ClaimRow, on things: [String]) -> Object {
    let claim = row.claim
    let what = [claim.event.type.rawValue] + claim.event.modes(with: claim.auxiliary) + [claim.certainty.rawValue]
    return object(
      "note", row.urn, created: made(row), text: row.text,
      [
        .text("abstract", what.joined(separator: ", ")), .list("authors", claim.accordingTo.map(row.name)),
        .number("confidence", (claim.confidence * 100).rounded()), .text("content", row.text.string(claim.evidence)),
        extensions(row), source(row), .list("object_refs", things.isEmpty ? [sitrep] : things),
      ])
  }

  /// The claim, whole.
  private static func extensions(_ row: ClaimRow) -> Property {
    Property(name: "extensions") { page in
      page.json.key("extensions")
      page.open()
      page.json.key(extensionID)
      page.open()
      page.json.key("claim")
      page.claim(row.claim)
      page.json.member("document", row.document)
      page.json.member("extension_type", "property-extension")
      page.close()
      page.close()
    }
  }

  private static func source(_ row: ClaimRow) -> Property {
    Property(name: "external_references") { page in
      page.json.key("external_references")
      page.json.array([row]) { json, row in
        json.object {
          $0.member("external_id", row.document)
          $0.member("source_name", row.outlet ?? row.document)
          $0.member("url", row.url)
        }
      }
    }
  }

  /// Of him who is said to confirm or deny the claim; ours is none.
  static func opinion(_ row: ClaimRow, on note: String) -> Object? {
    let opinion: String
    switch row.claim.certainty {
    case .confirmed: opinion = "agree"
    case .denied: opinion = "disagree"
    case .asserted, .attributed, .hedged: return nil
    }
    return object(
      "opinion", row.urn, created: made(row),
      [
        .list("authors", row.claim.accordingTo.prefix(1).map(row.name)),
        .text("explanation", row.text.string(row.claim.evidence)), .list("object_refs", [note]),
        .text("opinion", opinion),
      ])
  }

  /// The document, with the ids of all that its claims came to.
  static func report(_ row: ClaimRow, of refs: [String]) -> Object {
    let shared: [Property] = [.text("name", row.title ?? row.document), .list("object_refs", refs), source(row)]
    guard let published = row.published.flatMap(time) else {
      return object("grouping", row.document, created: made(row), shared + [.text("context", "unspecified")])
    }
    return object(
      "report", row.document, created: made(row), shared + [.text("published", published)])
  }

  /// When the document was published, else when it came in.
  private static func made(_ row: ClaimRow) -> String { (row.published ?? row.addedAt).flatMap(time) ?? epoch }

  /// To the millisecond, as STIX writes times.
  private static func time(_ iso: String) -> String? {
    UTC.seconds(iso).map { Timestamp.iso($0).dropLast() + ".000Z" }
  }
}
