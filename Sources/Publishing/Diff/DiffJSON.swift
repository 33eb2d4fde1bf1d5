import Claims
import Words

/// What two readings make of a document otherwise, as a line of NDJSON.
public enum DiffJSON {
  /// `{"added":[claim…],"changed":[{"new":claim,"old":claim,"slots":[…]}…],"document","removed":[claim…]}` and a newline.
  /// The claims are as in the contract, their offsets those of the text they stand in.
  public static func line(_ diff: ReadingDiff, _ old: Reading, _ new: Reading) -> [UInt8] {
    func claims(_ claims: [Claim], _ reading: Reading) -> [UInt8] {
      let text = Text(reading.text)
      return array(claims.map { ClaimJSON.claim($0, text) })
    }
    let changed = diff.changed.map { change -> [UInt8] in
      let slots = change.slots.map { "\"\($0)\"" }.joined(separator: ",")
      return Array(#"{"new":"#.utf8) + claim(change.new, new) + Array(#","old":"#.utf8) + claim(change.old, old)
        + Array(",\"slots\":[\(slots)]}".utf8)
    }
    var document = JSONWriter()
    document.value(new.id)
    return Array(#"{"added":"#.utf8) + claims(diff.added, new) + Array(#","changed":"#.utf8) + array(changed)
      + Array(#","document":"#.utf8) + document.bytes + Array(#","removed":"#.utf8) + claims(diff.removed, old)
      + Array("}\n".utf8)
  }

  private static func claim(_ claim: Claim, _ reading: Reading) -> [UInt8] {
    ClaimJSON.claim(claim, Text(reading.text))
  }

  private static func array(_ items: [[UInt8]]) -> [UInt8] {
    [UInt8(ascii: "[")] + Array(items.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "]")]
  }
}
