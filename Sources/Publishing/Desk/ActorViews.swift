import Claims
import Words

/// What an actor does and suffers, by the claims that name it.
public struct ActorPage: Sendable {
  /// The name, a part of it, or the code that is asked for.
  public let name: String
  /// The latest claims in which it acts, and in which it is acted on.
  public let does: [ClaimRow]
  public let suffers: [ClaimRow]
  /// How many there are of each, beyond those rows.
  public let doesTotal: Int
  public let suffersTotal: Int

  public init(name: String, does: [ClaimRow], suffers: [ClaimRow], doesTotal: Int, suffersTotal: Int) {
    self.name = name
    self.does = does
    self.suffers = suffers
    self.doesTotal = doesTotal
    self.suffersTotal = suffersTotal
  }
}

/// An actor as the desk shows it. The template reads these names.
struct ActorView {
  /// Something counted, and where it leads.
  struct Tally {
    let tallyPath: String
    let tallyName: String
    let tallyCount: Int
  }

  struct Part {
    let partName: String
    let total: String
    let countNote: String?
    let allPath: String
    let acts: [Tally]
    let others: [Tally]
    let hasOthers: Bool
    let othersName: String
  }

  /// How many of each are shown.
  private static let most = 8

  let pageTitle: String
  let names: String?
  let timelinePath: String
  let parts: [Part]
  let places: [Tally]
  let hasPlaces: Bool
  let latest: [ClaimEntry]

  init(_ page: ActorPage) {
    let asked = PercentCode.encoded(page.name)
    pageTitle = ClaimPhrases.plain(page.name)
    timelinePath = "/timeline?actor=" + asked
    let words = (page.does.flatMap(\.claim.actors) + page.suffers.flatMap(\.claim.recipients))
      .filter { Self.isNamed($0, page.name) }
    names = Self.counted(words.map(SlotText.party)).map(\.name).prefix(Self.most).joined(separator: "; ")
    let all = page.does + page.suffers
    parts = [
      Self.part("what it does", page.does, page.doesTotal, "actor", asked, "to whom or with whom") { $0.recipients },
      Self.part("what is done to it", page.suffers, page.suffersTotal, "recipient", asked, "by whom") { $0.actors },
    ].compactMap { $0 }
    places = Self.tallies(all.flatMap { $0.claim.places.map(\.name) }) { "/timeline?place=" + PercentCode.encoded($0) }
    hasPlaces = !places.isEmpty
    let sorted = all.sorted { ($0.published ?? "", $0.claim.id) > ($1.published ?? "", $1.claim.id) }
    var seen: Set<String> = []
    latest = sorted.filter { seen.insert($0.document + $0.claim.id).inserted }.prefix(10).map { ClaimEntry($0) }
  }

  private static func isNamed(_ party: Party, _ name: String) -> Bool {
    party.code == name || party.text.lowercased().contains(name.lowercased())
  }

  private static func part(
    _ name: String, _ rows: [ClaimRow], _ total: Int, _ side: String, _ asked: String, _ othersName: String,
    _ others: (Claim) -> [Party]
  ) -> Part? {
    if rows.isEmpty { return nil }
    let search = "/?\(side)=\(asked)"
    let parties = tallies(rows.flatMap { others($0.claim).map(\.text) }) { other in
      "/timeline?actor=\(asked)&with=" + PercentCode.encoded(other)
    }
    return Part(
      partName: name, total: total == 1 ? "1 claim" : "\(total) claims",
      countNote: total > rows.count ? "Counted below: the latest \(rows.count)." : nil, allPath: search,
      acts: counted(rows.map { $0.claim.event.type.rawValue }).prefix(most).map {
        Tally(tallyPath: search + "&type=" + $0.name, tallyName: $0.name.lowercased(), tallyCount: $0.count)
      },
      others: parties, hasOthers: !parties.isEmpty, othersName: othersName)
  }

  private static func tallies(_ names: [String], _ path: (String) -> String) -> [Tally] {
    counted(names).prefix(most).map {
      Tally(tallyPath: path($0.name), tallyName: ClaimPhrases.plain($0.name), tallyCount: $0.count)
    }
  }

  /// The most frequent first, then by name.
  private static func counted(_ names: [String]) -> [(name: String, count: Int)] {
    Dictionary(grouping: names) { $0 }.map { ($0.key, $0.value.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}

extension DeskPages {
  /// An actor: what it does, what is done to it, with whom and where.
  public func actor(_ page: ActorPage) -> String { render("actor", ActorView(page)) }
}
