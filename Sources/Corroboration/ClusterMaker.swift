import Claims
import Words

/// Puts the tellings of one happening together, and says who confirms it and what contradicts it.
///
/// One pass: each telling joins the cluster it is likest to, or opens one. It is compared only with clusters that share
/// its story, its place and days, or its actors and days, and with a few tellings of each; so the work for a telling does
/// not grow with the archive. ``all(_:judgements:)`` takes tellings by time of report, and so gives one partition
/// whatever the order they are given in.
///
///     let clusters = ClusterMaker.all(readings.flatMap { Telling.all(of: $0) })
public struct ClusterMaker: Sendable {
  /// How many clusters a block calls up at most (the youngest), and how many tellings of each are compared.
  private static let called = 64
  private static let compared = 6
  /// Over how many days before and after a telling's own it is looked for.
  private static let reach = 3

  private let judgements: Judgements
  private var members: [[Telling]] = []
  private var blocks: [UInt64: [Int32]] = [:]

  /// - Parameter judgements: what analysts say; theirs is the last word on what is one happening.
  public init(judgements: Judgements = Judgements()) { self.judgements = judgements }

  /// The clusters of these tellings, the earliest told first.
  ///
  /// - Parameter isWanted: which to give, by their tellings: what the others say is not worked out.
  public static func all(
    _ tellings: [Telling], judgements: Judgements = Judgements(), where isWanted: ([Telling]) -> Bool = { _ in true }
  ) -> [Cluster] {
    var maker = ClusterMaker(judgements: judgements)
    for telling in tellings.sorted(by: { $0.order < $1.order }) { maker.add(telling) }
    return maker.clusters(where: isWanted)
  }

  /// Takes up a telling.
  public mutating func add(_ telling: Telling) {
    let cluster = likest(telling) ?? members.count
    if cluster == members.count { members.append([]) }
    members[cluster].append(telling)
    for key in keys(telling, around: 0) where blocks[key]?.last != Int32(cluster) {
      blocks[key, default: []].append(Int32(cluster))
    }
  }

  /// The clusters so far, in the order of their first tellings.
  public func clusters(where isWanted: ([Telling]) -> Bool = { _ in true }) -> [Cluster] {
    ClusterWriter(members: joined(), judgements: judgements).clusters(where: isWanted)
  }

  /// The groups, those put together that analysts say are one.
  private func joined() -> [[Telling]] {
    var groups = members
    var places: [String: Int] = [:]
    for (i, group) in groups.enumerated() { for telling in group { places[telling.claim.id] = i } }
    for claim in places.keys.sorted() {
      for other in judgements.claims(with: claim, areOne: true) {
        guard let into = places[claim], let from = places[other], into != from else { continue }
        for telling in groups[from] { places[telling.claim.id] = into }
        groups[into] += groups[from]
        groups[from] = []
      }
    }
    return groups.filter { !$0.isEmpty }
  }

  private func likest(_ telling: Telling) -> Int? {
    var candidates: Set<Int32> = []
    for key in keys(telling, around: Self.reach) { candidates.formUnion((blocks[key] ?? []).suffix(Self.called)) }
    let apart = Set(judgements.claims(with: telling.claim.id, areOne: false))
    var best: (cluster: Int, score: Double)?
    for cluster in candidates.map(Int.init).sorted() {
      guard let score = score(telling, members[cluster]), score >= Likeness.enough else { continue }
      if !apart.isEmpty, members[cluster].contains(where: { apart.contains($0.claim.id) }) { continue }
      if let known = best, known.score >= score { continue }
      best = (cluster, score)
    }
    return best?.cluster
  }

  /// The best score with any of a few tellings; nil where half of them rule it out.
  private func score(_ telling: Telling, _ others: [Telling]) -> Double? {
    let few =
      others.count <= Self.compared
      ? others[...] : others.prefix(Self.compared / 2) + others.suffix(Self.compared / 2)
    var best: Double?
    var ruledOut = 0
    for other in few {
      if telling.isCopy(of: other) { return .infinity }
      guard let score = Likeness.score(telling, other) else {
        ruledOut += 1
        continue
      }
      best = max(best ?? score, score)
    }
    return 2 * ruledOut >= few.count ? nil : best
  }

  /// What a telling is found by: its story and type; its place, and each proper actor, with the days around it.
  private func keys(_ telling: Telling, around reach: Int) -> [UInt64] {
    let type = telling.claim.event.type.rawValue
    var keys = [Self.key("story", telling.report.story, type)]
    if let wording = telling.wording { keys.append(Hash.joined([wording, telling.act])) }
    guard let day = telling.days?.lowerBound else { return keys }
    let places = telling.claim.places.filter { $0.precision != .country }.map { "\($0.geonameid ?? 0)\($0.name)" }
    let actors = (telling.actors + telling.recipients).filter(\.isProper).map(\.key)
    for offset in -reach...reach {
      let day = "\(day.number + offset)"
      for place in Set(places).sorted() { keys.append(Self.key(place, day, type)) }
      for actor in Set(actors).sorted() { keys.append(Self.key(actor, day, type)) }
      if let place = telling.claim.control?.geonameid { keys.append(Self.key("control", "\(place)", day)) }
    }
    return keys
  }

  private static func key(_ parts: String...) -> UInt64 { Hash.of(Array(parts.joined(separator: "\u{1}").utf8)) }
}

/// Works out what clusters say once their tellings are together.
struct ClusterWriter {
  let members: [[Telling]]
  let judgements: Judgements

  func clusters(where isWanted: ([Telling]) -> Bool) -> [Cluster] {
    let publishers = Publishers(members.joined().map(\.report))
    let sorted = members.map { $0.sorted { $0.order < $1.order } }.sorted { $0[0].order < $1[0].order }
    let witnesses = sorted.map { Self.witnesses($0, publishers) }
    let related = RelatedOrigins(sorted, witnesses)
    let conflicts = ControlConflicts(sorted, witnesses)
    return sorted.indices.filter { isWanted(sorted[$0]) }.map { number in
      let (own, updates) = DisagreementFinder(witnesses: witnesses[number]).find()
      let disagreements = own + conflicts.disagreements(of: number, beside: own)
      let (computed, reasons) = Grader(
        witnesses: witnesses[number], disagreements: disagreements, related: related.origins(of: number),
        isPlan: sorted[number].allSatisfy { $0.standing == .plans }
      ).grade()
      return Cluster(
        id: sorted[number][0].claim.id, tellings: sorted[number], witnesses: witnesses[number],
        copies: Self.copies(sorted[number]), disagreements: disagreements, updates: updates,
        assessment: Assessment(
          computed: computed, reasons: reasons, judgement: judgements.latest(on: sorted[number].map(\.claim.id))))
    }
  }

  private static func witnesses(_ tellings: [Telling], _ publishers: Publishers) -> [Witness] {
    let parties = tellings.flatMap { $0.actors + $0.recipients + $0.holders }
    var groups: [(origin: Origin, tellings: [Telling])] = []
    for telling in tellings {
      let origin = publishers.origin(of: telling)
      if let at = groups.firstIndex(where: { $0.origin.isOne(with: origin) }) {
        groups[at].tellings.append(telling)
      } else {
        groups.append((origin, [telling]))
      }
    }
    return groups.map { origin, tellings in
      Witness(
        origin: origin, isParty: origin.isParty(among: parties), standing: standing(tellings), tellings: tellings)
    }
  }

  /// By the latest telling; within one report the plainest word counts.
  private static func standing(_ tellings: [Telling]) -> Standing {
    let last = tellings.filter { $0.report.origin == tellings[tellings.count - 1].report.origin }
    for standing in [Standing.supports, .hedges, .denies] where last.contains(where: { $0.standing == standing }) {
      return standing
    }
    return .plans
  }

  private static func copies(_ tellings: [Telling]) -> [[String]] {
    var order: [String] = []
    var groups: [String: [String]] = [:]
    for report in tellings.map(\.report) where groups[report.origin]?.contains(report.document) != true {
      if groups[report.origin] == nil { order.append(report.origin) }
      groups[report.origin, default: []].append(report.document)
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }
  }
}
