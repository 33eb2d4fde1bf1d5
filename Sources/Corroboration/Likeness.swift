import Claims

/// Whether two tellings are of one happening, slot by slot.
///
/// Each slot that agrees speaks for it, each that differs against it; what cannot both be right of one happening rules it
/// out. Days may differ by one, places by 30 km, tolls and names at all: those are the disagreements that a cluster shows.
///
/// Source: the weights are ours, set on the made reports of `Tests/CorroborationTests/Gold`.
enum Likeness {
  /// At this and above two tellings are of one happening.
  static let enough = 3.0
  /// How far apart two points may lie and still be one place, told exactly or roughly. Source: ours; the first is the
  /// spread of points for one town among gazetteers, the second that of a town and its outskirts.
  static let samePlaceKm = 8.0
  static let nearPlaceKm = 30.0

  /// Nil where they cannot be one.
  static func score(_ a: Telling, _ b: Telling) -> Double? {
    if (a.standing == .plans) != (b.standing == .plans) { return nil }
    guard let kind = kind(a.claim, b.claim), let place = place(a, b), let time = time(a, b),
      let parties = parties(a, b), let control = control(a, b)
    else { return nil }
    var sum = kind + place + time + parties + control + words(a, b) + counts(a.claim, b.claim)
    if a.report.document == b.report.document { sum -= 1 }
    sum += a.report.story == b.report.story ? 0.5 : -1
    return sum
  }

  // MARK: slots

  private static func kind(_ a: Claim, _ b: Claim) -> Double? {
    if a.event.type != b.event.type {
      return isOneChange(a, b) ? 0.5 : nil
    }
    guard let mine = a.event.mode, let theirs = b.event.mode else { return 0 }
    return mine == theirs ? 0.5 : -1
  }

  /// "Took the town" and "withdrew from the town" are two sides of one change of control.
  private static func isOneChange(_ a: Claim, _ b: Claim) -> Bool {
    a.control?.geonameid != nil && a.control?.geonameid == b.control?.geonameid
  }

  private static func place(_ a: Telling, _ b: Telling) -> Double? {
    guard let mine = a.scene, let theirs = b.scene else { return 0 }
    if mine.country != theirs.country, !mine.country.isEmpty, !theirs.country.isEmpty {
      return a.claim.places.contains { $0.country == theirs.country } ? 0 : nil
    }
    if mine.precision == .country || theirs.precision == .country { return 0.25 }
    let shared = a.claim.places.contains { scene in
      b.claim.places.contains { $0.geonameid == scene.geonameid && $0.name == scene.name }
    }
    let km = mine.km(to: theirs)
    if shared || km <= samePlaceKm { return 2 }
    let reach = mine.precision == .admin || theirs.precision == .admin ? 4 * nearPlaceKm : nearPlaceKm
    return km <= reach ? 0.5 : nil
  }

  private static func time(_ a: Telling, _ b: Telling) -> Double? {
    guard let mine = a.days, let theirs = b.days else { return 0 }
    let gap = max(theirs.lowerBound - mine.upperBound, mine.lowerBound - theirs.upperBound)
    if a.isDated && b.isDated {
      if gap <= 0 { return 2 }
      return gap == 1 ? -0.5 : nil
    }
    // A telling without a date of its own happened within some days before its report.
    if gap <= 0 { return 0.5 }
    return gap <= 3 ? 0 : nil
  }

  private static func parties(_ a: Telling, _ b: Telling) -> Double? {
    // Who took it and who left it are not the same; who holds it then is compared as control.
    if a.claim.event.type != b.claim.event.type { return 0 }
    let actors = a.actors.agrees(with: b.actors)
    let recipients = a.recipients.agrees(with: b.recipients)
    if actors == .apart && recipients == .apart {
      let isTurned = a.actors.agrees(with: b.recipients) == .same && a.recipients.agrees(with: b.actors) == .same
      return isTurned ? 1 : nil
    }
    return points(actors) + points(recipients)
  }

  private static func points(_ agreement: Agreement) -> Double {
    switch agreement {
    case .same: 1.5
    case .open: 0
    case .apart: -1
    }
  }

  private static func control(_ a: Telling, _ b: Telling) -> Double? {
    guard let mine = a.claim.control, let theirs = b.claim.control else { return 0 }
    if let first = mine.geonameid, let second = theirs.geonameid, first != second { return nil }
    let holders = a.holders.agrees(with: b.holders)
    if holders == .apart { return nil }
    let isSame = mine.geonameid != nil && mine.geonameid == theirs.geonameid
    return (isSame ? 0.5 : 0) + (holders == .same ? 1 : 0)
  }

  /// The share of the shorter clause's words that the other has, and whether the act is named by one word.
  private static func words(_ a: Telling, _ b: Telling) -> Double {
    let fewer = min(a.words.count, b.words.count)
    let shared = fewer < 3 ? 0 : Double(a.words.intersection(b.words).count) / Double(fewer)
    return 2 * shared + (a.act == b.act ? 0.5 : 0)
  }

  private static func counts(_ a: Claim, _ b: Claim) -> Double {
    guard let mine = a.casualties?.killed ?? a.casualties?.wounded,
      let theirs = b.casualties?.killed ?? b.casualties?.wounded
    else { return 0 }
    if mine.min == theirs.min { return mine.min >= 5 ? 1.5 : 0.5 }
    let (low, high) = (Double(min(mine.min, theirs.min)), Double(max(mine.min, theirs.min)))
    return high > 4 * max(low, 1) ? -1 : 0
  }
}

extension Telling {
  /// Who holds the place after it, where it tells of control.
  public var holders: [Identity] {
    guard let control = claim.control, let holder = control.holder else { return [] }
    let named = (actors + recipients).first {
      $0.name == holder || $0.agrees(with: Identity(name: holder, isProper: true)) == .same
    }
    return [named ?? Identity(name: holder, isProper: false)]
  }
}
