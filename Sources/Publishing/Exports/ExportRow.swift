import Claims
import Words

// What the formats ask of a claim.

extension Claim {
  /// Whether the claim is that something has happened: not denied, not planned, not hypothetical, and not that it failed to.
  var tellsOfAHappening: Bool {
    certainty != .denied && tense != .future && factuality > 0 && auxiliary.allSatisfy { $0 == .historical }
  }

  /// The first and the last day on which it happened; nil where neither is known.
  var days: (first: Day, last: Day)? {
    guard let interval = when.interval else { return nil }
    let last = (interval.to.minute ?? 0) == 0 ? interval.to.day - 1 : interval.to.day
    return (interval.from.day, max(interval.from.day, last))
  }

  /// The day, where it is known.
  var day: Day? { days.flatMap { $0.first == $0.last ? $0.first : nil } }

  /// The place where it happened; nil where only where from or where to is told, or only the dateline names a place.
  var scene: Scene? { places.first { $0.role == .scene && $0.isOfDateline != true } }
}

extension Event {
  /// The mode, and PLOVER's auxiliary modes after it.
  func modes(with auxiliary: [Auxiliary]) -> [String] { [mode].compactMap { $0 } + auxiliary.map(\.rawValue) }
}

extension Scene {
  /// Whether the point is one of the place itself, and neither of an area somewhere in which it is nor of the dateline.
  var isPoint: Bool { (precision == .point || precision == .city) && isOfDateline != true }
}

extension ClaimRow {
  /// What the reading knows of the words of a place.
  func mention(of scene: Scene) -> PlaceMention? {
    region(of: scene) == nil ? setting.places.first { $0.span == scene.span } : nil
  }

  /// The stretch that a scene is, where it is none of the places named: "eastern Ukraine".
  private func region(of scene: Scene) -> PlaceMention.Region? {
    setting.places.lazy.compactMap(\.region).first { $0.span == scene.span && $0.name == scene.name }
  }

  /// Of the circle that holds a place, in kilometres; nil where it is not known.
  func radius(of scene: Scene) -> Double? { region(of: scene)?.radiusKm ?? mention(of: scene)?.radiusKm }

  /// Whether it was near the place that is named, and not in it.
  func isNear(_ scene: Scene) -> Bool {
    let mention = mention(of: scene)
    return region(of: scene) != nil || mention?.offset != nil || mention?.isAdverbial == true
  }

  /// The claim's name among all that two documents of one text have: claims of equal texts have equal ids.
  var urn: String { "urn:sitrep:\(PercentCode.encoded(document)):\(PercentCode.encoded(claim.id))" }

  /// The document's address, else its name.
  var address: String { url ?? "urn:sitrep:\(PercentCode.encoded(document))" }

  /// A number for formats that number their events: 60 bits of a digest, the same for the same claim.
  ///
  /// - Parameter part: which row of the claim it is, where it has several.
  func number(part: Int = 0) -> String {
    let digest = SHA256.hex(Array((part == 0 ? urn : "\(urn)#\(part)").utf8))
    return "\(UInt64(digest.prefix(15), radix: 16) ?? 0)"
  }
}

/// Moments by the clock of Greenwich; local time is taken for it, and a day for its midnight.
enum UTC {
  /// Seconds since 1970 of an ISO 8601 date or date-time; nil where it is none.
  static func seconds(_ iso: String) -> Int? {
    guard let moment = Moment(iso: iso) else { return nil }
    let minutes = moment.day.number * 1440 + (moment.minute ?? 0) - (moment.zone ?? 0)
    let clock = Array(iso.utf8.dropFirst(16).prefix(3))
    let digits = clock.dropFirst().map { Int($0) - 0x30 }
    let hasSeconds = clock.count == 3 && clock[0] == UInt8(ascii: ":") && digits.allSatisfy { (0...9).contains($0) }
    return minutes * 60 + (hasSeconds ? digits[0] * 10 + digits[1] : 0)
  }
}
