import Claims
import Words

/// A party of a claim as tables of events hold it: a name and the parts of a code.
struct ExportActor {
  /// The entity's name where the party's words are a name or pronoun of it, else the words.
  let name: String
  let words: String
  let span: Span
  let entity: Entity?
  /// ISO 3166 alpha-3, or what PLOVER writes in its place (`UNO`, `NGO`); nil where unknown.
  let country: String?
  /// PLOVER's sectors, the weightiest first.
  let sectors: [String]
  let code: String?

  init(_ party: Party, _ row: ClaimRow) {
    entity = row.entity(party.entity, named: party.span)
    name = entity?.name ?? party.text
    words = party.text
    span = party.span
    code = party.code
    let blocks = Self.blocks(party.code ?? "")
    country = blocks.first.flatMap { $0 == "---" ? nil : $0 }
    sectors = Array(blocks.dropFirst())
  }

  /// A code of three letters each: `LBYMIL`.
  private static func blocks(_ code: String) -> [String] {
    let bytes = Array(code.utf8)
    return stride(from: 0, to: bytes.count, by: 3).map {
      String(decoding: bytes[$0..<min($0 + 3, bytes.count)], as: UTF8.self)
    }
  }

  /// The country's ISO code, where it is of one.
  func country(_ tables: ExportTables) -> ExportTables.Country? { country.flatMap(tables.country) }

  /// ACLED's actor type, 1…8; state forces that are not at home are others, and people of whom nothing is
  /// said have none.
  func acledType(in home: ExportTables.Country?, _ tables: ExportTables) -> Int? {
    guard let type = (sectors + [country ?? ""]).lazy.compactMap(tables.acledActor).first else { return nil }
    if type == 7, tables.isVague(words) { return nil }
    guard type == 1, let own = country(tables), let home, own.alpha3 != home.alpha3 else { return type }
    return 8
  }

  /// What role in violence the sectors tell of.
  enum Role { case state, armed, civilian }

  func role(_ tables: ExportTables) -> Role? {
    switch acledType(in: nil, tables) {
    case 1: .state
    case 2, 3: .armed
    case 7: .civilian
    default: nil
    }
  }
}

extension ClaimRow {
  /// The entity whose name or pronoun these words are; nil where they only describe somebody.
  func entity(_ id: String?, named span: Span?) -> Entity? {
    guard let id, let span, let entity = setting.entities.first(where: { $0.id == id }) else { return nil }
    return entity.mentions.contains { $0.span == span && $0.form != .nominal } ? entity : nil
  }

  /// Who says so, by name where the words are a pronoun of one who has one.
  func name(_ source: Source) -> String { entity(source.entity, named: source.span)?.name ?? source.text }

  var exportActors: [ExportActor] { claim.actors.map { ExportActor($0, self) } }
  var exportRecipients: [ExportActor] { claim.recipients.map { ExportActor($0, self) } }
}

extension [ExportActor] {
  /// The role that all have; nil where there is nobody, where one is unknown, or where they differ.
  func role(_ tables: ExportTables) -> ExportActor.Role? {
    guard let first = first?.role(tables), allSatisfy({ $0.role(tables) == first }) else { return nil }
    return first
  }
}
