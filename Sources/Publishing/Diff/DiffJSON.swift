import Claims
import Words

/// What two readings make of a document otherwise, as a line of NDJSON.
public enum DiffJSON {
  /// `{"added":[claim…],"changed":[{"new":claim,"old":claim,"slots":[…]}…],"document","removed":[claim…]}` and a newline.
  /// The claims are as in the contract, their offsets those of the text they stand in.
  public static func line(_ diff: ReadingDiff, _ old: Reading, _ new: Reading) -> [UInt8] {
    let (oldText, newText) = (Text(old.text), Text(new.text))
    var json = JSONWriter()
    json.object {
      $0.key("added")
      $0.array(diff.added) { $0.value(json: ClaimJSON.claim($1, newText)) }
      $0.key("changed")
      $0.array(diff.changed) { json, change in
        json.object {
          $0.key("new")
          $0.value(json: ClaimJSON.claim(change.new, newText))
          $0.key("old")
          $0.value(json: ClaimJSON.claim(change.old, oldText))
          $0.member("slots", change.slots.map { "\($0)" })
        }
      }
      $0.member("document", new.id)
      $0.key("removed")
      $0.array(diff.removed) { $0.value(json: ClaimJSON.claim($1, oldText)) }
    }
    json.newline()
    return json.bytes
  }
}
