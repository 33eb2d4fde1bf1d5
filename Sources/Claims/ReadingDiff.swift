import Words

/// What two readings of one document make of it otherwise.
public struct ReadingDiff: Hashable, Sendable {
  /// A claim that both make, with the slots in which they differ, by the names of the output contract.
  public struct Changed: Hashable, Sendable {
    public let old: Claim
    public let new: Claim
    public let slots: [String]
  }

  /// In the order of the new text.
  public let added: [Claim]
  /// In the order of the old text.
  public let removed: [Claim]
  public let changed: [Changed]
  /// Whether both read the same text; of two texts claims cannot be told to be one but by their words.
  public let isSameText: Bool

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  /// Claims are one by their ids; those left over by their trigger, where both read the same text.
  public init(_ old: Reading, _ new: Reading) {
    isSameText = old.textSHA256 == new.textSHA256
    var left = old.claims
    var added: [Claim] = []
    var changed: [Changed] = []
    func take(_ isOne: (Claim) -> Bool) -> Claim? { left.firstIndex(where: isOne).map { left.remove(at: $0) } }
    var open: [Claim] = []
    for claim in new.claims {
      guard let known = take({ $0.id == claim.id }) else {
        open.append(claim)
        continue
      }
      let slots = Self.slots(known, claim)
      if !slots.isEmpty { changed.append(Changed(old: known, new: claim, slots: slots)) }
    }
    for claim in open {
      if isSameText, let known = take({ $0.trigger == claim.trigger }) {
        changed.append(Changed(old: known, new: claim, slots: Self.slots(known, claim)))
      } else {
        added.append(claim)
      }
    }
    self.added = added.sorted { ($0.trigger, $0.id) < ($1.trigger, $1.id) }
    removed = left.sorted { ($0.trigger, $0.id) < ($1.trigger, $1.id) }
    self.changed = changed.sorted { ($0.new.trigger, $0.new.id) < ($1.new.trigger, $1.new.id) }
  }

  /// The slots in which two claims differ. The rule and the confidence count as no slot: they are how, not what.
  private static func slots(_ a: Claim, _ b: Claim) -> [String] {
    [
      ("event", a.event != b.event), ("actors", a.actors != b.actors), ("recipients", a.recipients != b.recipients),
      ("when", a.when != b.when), ("where", a.places != b.places), ("according_to", a.accordingTo != b.accordingTo),
      ("certainty", a.certainty != b.certainty),
      ("auxiliary", a.auxiliary != b.auxiliary || a.tense != b.tense || a.factuality != b.factuality),
      ("casualties", a.casualties != b.casualties), ("control", a.control != b.control),
      ("evidence", a.evidence != b.evidence || a.trigger != b.trigger),
    ].filter(\.1).map(\.0)
  }
}
