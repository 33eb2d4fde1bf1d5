import Claims
import Corroboration

/// Which place a history is about: by its GeoNames id, or by its name where it has none.
public enum ControlPlace: Hashable, Comparable, Sendable {
  case geonameid(Int)
  case name(String)
}

/// Who says what of who holds a place, from a day on.
public struct ControlWord: Hashable, Sendable {
  /// The origin whose word it is: a party, an outlet, an agency.
  public let claimant: String
  public let isParty: Bool
  public let day: Day
  /// Who is said to hold it; nil where nobody is named.
  public let holder: Identity?
  public let change: Control.Change
  /// Whether it says that this did not happen.
  public let isDenial: Bool
  public let telling: Telling
  public let cluster: String
}

/// A stretch of time in which one thing holds of a place.
public struct ControlInterval: Hashable, Sendable {
  public enum Status: Hashable, Sendable {
    /// Somebody is said to hold it; confirmed by two independent origins of which one is no party, or only claimed.
    case held(by: String, isConfirmed: Bool)
    /// Several are said to hold it, or it is fought over, or the claim is denied: the names that are given.
    case contested([String])
    /// It changed hands, and nobody is named who holds it.
    case unknown
  }

  public let from: Day
  /// The first day on which it is over; nil where it goes on.
  public let to: Day?
  public let status: Status
  /// The words it rests on, and those that speak against it.
  public let words: [ControlWord]

  public var claimants: [String] {
    var seen: Set<String> = []
    return words.map(\.claimant).filter { seen.insert($0).inserted }
  }
}

/// Who held a place when and on whose word: what each claimant says, and all of them together.
public struct ControlHistory: Sendable {
  public let place: ControlPlace
  public let name: String
  /// Where it lies, where a claim's scene tells.
  public let scene: Scene?
  /// By day, then day of report.
  public let words: [ControlWord]
  /// What each claimant says, the claimants by name.
  public let claimants: [(name: String, intervals: [ControlInterval])]
  /// All of them together.
  public let merged: [ControlInterval]

  /// Claims of one day may be of the evening before; within so many days two holders contradict, later ones follow.
  private static let sameDays = 1

  /// The histories of all places that clusters tell of, by place.
  public static func all(_ clusters: [Cluster]) -> [ControlHistory] {
    var words: [ControlPlace: [ControlWord]] = [:]
    for cluster in clusters {
      for (place, word) in Self.words(cluster) { words[place, default: []].append(word) }
    }
    return words.sorted { $0.key < $1.key }.map { ControlHistory($0.key, $0.value) }
  }

  private init(_ place: ControlPlace, _ words: [ControlWord]) {
    let words = words.sorted { a, b in
      (a.day, a.telling.report.published?.day ?? a.day, a.telling.report.document, a.telling.claim.trigger)
        < (b.day, b.telling.report.published?.day ?? b.day, b.telling.report.document, b.telling.claim.trigger)
    }
    self.place = place
    self.words = words
    scene =
      words.lazy.compactMap { word in
        word.telling.claim.places.first { scene in
          if case .geonameid(let id) = place { return scene.geonameid == id }
          return scene.name == word.telling.claim.control?.place
        }
      }.first
    name = scene?.name ?? words[0].telling.claim.control?.place ?? ""
    merged = Self.intervals(words)
    claimants = Set(words.map(\.claimant)).sorted().map { claimant in
      (claimant, Self.intervals(words.filter { $0.claimant == claimant }))
    }
  }

  /// Whether the place bears a name, in the gazetteer or in a report.
  public func isCalled(_ name: String) -> Bool {
    let told = words.flatMap { word in
      word.telling.placeNames.filter { $0.lowercased().contains(name.lowercased()) }
    }
    // A report of several towns names others, too: then only the gazetteer's name counts.
    return self.name.lowercased().contains(name.lowercased())
      || !told.isEmpty && words.contains { $0.telling.claim.places.count == 1 }
  }

  /// What holds on a day; nil before the first word.
  public func interval(on day: Day) -> ControlInterval? {
    merged.last { $0.from <= day }
  }

  /// A claim speaks of control where it is of what has happened, of a place with a name: one report's "the town" is not
  /// another's.
  private static func words(_ cluster: Cluster) -> [(ControlPlace, ControlWord)] {
    cluster.witnesses.flatMap { witness in
      witness.tellings.compactMap { telling in
        guard let control = telling.claim.control, telling.standing != .plans,
          let day = telling.days?.upperBound ?? telling.report.published?.day,
          control.geonameid != nil || control.place.first?.isUppercase == true
        else { return nil }
        let place = control.geonameid.map { ControlPlace.geonameid($0) } ?? .name(control.place.lowercased())
        let isEmptied = control.change == .lost && control.holder == control.loser
        return (
          place,
          ControlWord(
            claimant: witness.origin.name, isParty: witness.isParty, day: day,
            holder: isEmptied ? nil : telling.holders.first, change: control.change,
            isDenial: telling.standing == .denies, telling: telling, cluster: cluster.id)
        )
      }
    }
  }

  /// One interval from each day on which somebody says something, as far as it changes what holds.
  private static func intervals(_ words: [ControlWord]) -> [ControlInterval] {
    var found: [(from: Day, status: ControlInterval.Status, words: [ControlWord])] = []
    for day in Set(words.map(\.day)).sorted() {
      let current = current(words, on: day)
      let status = status(current)
      if let last = found.last, last.status == status {
        found[found.count - 1].words += current.filter { !last.words.contains($0) }
      } else {
        found.append((day, status, current))
      }
    }
    return found.indices.map { i in
      ControlInterval(
        from: found[i].from, to: i + 1 < found.count ? found[i + 1].from : nil, status: found[i].status,
        words: found[i].words)
    }
  }

  /// The words that still count on a day: each claimant's last one, where it is of that day or the one before, or names
  /// the holder that such a one names, or is all that such ones deny.
  private static func current(_ words: [ControlWord], on day: Day) -> [ControlWord] {
    var last: [String: ControlWord] = [:]
    for word in words where word.day <= day { last[word.claimant] = word }
    let known = words.filter { last[$0.claimant] == $0 }
    let fresh = known.filter { day - $0.day <= sameDays }
    let isOnlyDenied = fresh.allSatisfy(\.isDenial)
    // "The town, taken last week": nothing that speaks against who is known to hold it.
    let isVague = fresh.allSatisfy { $0.holder == nil && [.taken, .held].contains($0.change) }
    let older = known.filter { word in
      day - word.day > sameDays && !word.isDenial && (isOnlyDenied || isVague || fresh.contains { holds($0, word) })
    }
    return older + fresh
  }

  private static func holds(_ a: ControlWord, _ b: ControlWord) -> Bool {
    guard let mine = a.holder, let theirs = b.holder else { return false }
    return mine.agrees(with: theirs) != .apart
  }

  private static func status(_ words: [ControlWord]) -> ControlInterval.Status {
    var holders: [Identity] = []
    for holder in words.filter({ !$0.isDenial }).compactMap(\.holder)
    where !holders.contains(where: { $0.agrees(with: holder) != .apart }) { holders.append(holder) }
    let isDisputed = words.contains { $0.isDenial || $0.change == .contested }
    if isDisputed || holders.count > 1 { return .contested(holders.map(\.name)) }
    guard let holder = holders.first else { return .unknown }
    let origins = Set(words.filter { $0.holder != nil }.map(\.claimant))
    let neutral = words.contains { !$0.isParty && $0.holder != nil }
    return .held(by: holder.name, isConfirmed: origins.count >= 2 && neutral)
  }
}
