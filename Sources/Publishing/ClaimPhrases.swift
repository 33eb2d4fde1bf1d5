import Claims
import Words

/// The parts of a claim in words for people; what the text output and the desk's pages share.
struct ClaimPhrases {
  let claim: Claim
  let text: Text

  /// The words that name the act.
  var act: String { Self.plain(text.string(claim.trigger)) }

  /// `assault, seize`.
  var type: String {
    ([claim.event.type.rawValue] + [claim.event.mode].compactMap { $0 }).joined(separator: ", ").lowercased()
  }

  /// The clause the claim is read from, on one line.
  var quote: String { Self.plain(text.string(claim.evidence)) }

  var actors: String? { Self.list(claim.actors.map(\.text)) }
  var recipients: String? { Self.list(claim.recipients.map(\.text)) }

  /// `2019-04-11`, `2019-04-11 18:00`, `2019-04-05 to 2019-04-11` (both ends with it), or nil where nothing is known.
  var date: String? {
    guard let interval = claim.when.interval else { return nil }
    if claim.when.precision == .time, interval.from.minute != nil {
      return interval.from.description.replacing("T", with: " ")
    }
    return claim.when.days.map {
      $0.lowerBound == $0.upperBound ? $0.lowerBound.description : "\($0.lowerBound) to \($0.upperBound)"
    }
  }

  /// How the date is known, where that is not by the words beside the act.
  var dateNote: String? {
    switch claim.when.basis {
    case .text: nil
    case .published: claim.when.interval == nil ? nil : "the report's day"
    case .context: "from an earlier sentence"
    }
  }

  /// `Gharyan`, `Tripoli (by the dateline)`; scenes first, then where to and where from.
  var place: String? {
    let order: [Scene.Role] = [.scene, .destination, .origin]
    let names = order.flatMap { role in
      claim.places.filter { $0.role == role }.map { scene in
        switch role {
        case .scene: scene.isOfDateline == true ? "\(scene.name) (by the dateline)" : scene.name
        case .destination: "to \(scene.name)"
        case .origin: "from \(scene.name)"
        }
      }
    }
    return Self.list(names)
  }

  /// Nearest speaker first: `a military source in the LNA, in Example Post`.
  var sources: String? {
    let isAlone = claim.accordingTo.count == 1
    let names = claim.accordingTo.map { source in
      let words = Self.speaker(source.text, source.kind)
      return source.kind == .outlet && !isAlone ? "in \(words)" : words
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// The speakers as they stand after "according to", nearest first: `a driver, who cites somebody who is not named`.
  static func speakers(_ speakers: [(words: String, kind: SourceKind)]) -> String? {
    let names = speakers.map { speaker($0.words, $0.kind) }
    return names.isEmpty ? nil : names.joined(separator: ", who cites ")
  }

  /// A speaker as he stands after "according to".
  static func speaker(_ words: String, _ kind: SourceKind) -> String {
    kind == .public ? "somebody who is not named" : plain(words)
  }

  /// `killed: at least 12 civilians`, one for each count that is there.
  var casualties: [String] {
    guard let all = claim.casualties else { return [] }
    let counts = [
      ("killed", all.killed), ("wounded", all.wounded), ("captured", all.captured), ("missing", all.missing),
      ("displaced", all.displaced),
    ]
    return counts.compactMap { name, count in count.map { "\(name): \(Self.phrase($0))" } }
  }

  /// `Gharyan: taken by Forces loyal to Haftar from the GNA`.
  var control: String? {
    guard let control = claim.control else { return nil }
    return Self.plain("\(control.place): ") + " " + Self.change(control)
  }

  /// `taken by Forces loyal to Haftar from the GNA`, `lost by the LNA to the GNA`, `handed over to the GNA`.
  static func change(_ control: Control) -> String {
    let isLost = control.change == .lost
    let word = control.change == .handedOver ? "handed over" : control.change.rawValue
    let holder = control.holder.map { (isLost || control.change == .handedOver ? " to " : " by ") + $0 }
    let loser = control.loser.map { (isLost ? " by " : " from ") + $0 }
    let parts = isLost ? [loser, holder] : [holder, loser]
    return plain(word + parts.compactMap { $0 }.joined())
  }

  private static func phrase(_ count: Casualties.Count) -> String {
    let number =
      switch count.max {
      case nil: "at least \(count.min)"
      case count.min: "\(count.min)"
      case let max?: "\(count.min) to \(max)"
      }
    return count.of.map { "\(number) \(plain($0))" } ?? number
  }

  private static func list(_ names: [String]) -> String? {
    names.isEmpty ? nil : names.map(plain).joined(separator: "; ")
  }

  /// On one line: white space as single blanks, control characters taken out.
  static func plain(_ string: String) -> String {
    var out = String.UnicodeScalarView()
    var blank = false
    for scalar in string.unicodeScalars {
      if scalar.properties.isWhitespace {
        blank = !out.isEmpty
      } else if scalar.properties.generalCategory != .control {
        if blank { out.append(" ") }
        blank = false
        out.append(scalar)
      }
    }
    return String(out)
  }
}
