import Claims
import Words

/// What two readings make of a document otherwise, for people at a terminal: `+` is new, `-` is gone, `~` is otherwise.
public enum DiffText {
  /// The document's title and a line for each claim; empty where nothing is otherwise.
  public static func page(_ diff: ReadingDiff, _ old: Reading, _ new: Reading) -> String {
    if diff.isEmpty { return "" }
    let (before, after) = (Text(old.text), Text(new.text))
    var lines = [ClaimPhrases.plain(new.title ?? String(new.text.prefix { $0 != "\n" }))]
    if !diff.isSameText { lines.append("    (the text is otherwise, too)") }
    lines += diff.added.map { "  + " + line($0, after) }
    lines += diff.removed.map { "  - " + line($0, before) }
    for change in diff.changed {
      lines.append("  ~ " + line(change.new, after))
      lines += change.slots.map { slot in
        "      \(slot): \(words(slot, change.old, before)) → \(words(slot, change.new, after))"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ claim: Claim, _ text: Text) -> String {
    let phrases = ClaimPhrases(claim: claim, text: text)
    let deed = [phrases.actors, phrases.act, phrases.recipients].compactMap { $0 }.joined(separator: " → ")
    return [phrases.date, phrases.place, deed, phrases.type, claim.certainty.rawValue].compactMap { $0 }
      .joined(separator: " · ")
  }

  private static func words(_ slot: String, _ claim: Claim, _ text: Text) -> String {
    let phrases = ClaimPhrases(claim: claim, text: text)
    let words: String? =
      switch slot {
      case "event": phrases.type
      case "actors": claim.actors.isEmpty ? nil : claim.actors.map(SlotText.party).joined(separator: "; ")
      case "recipients": claim.recipients.isEmpty ? nil : claim.recipients.map(SlotText.party).joined(separator: "; ")
      case "when": phrases.date
      case "where": phrases.place
      case "according_to": phrases.sources
      case "certainty": claim.certainty.rawValue
      case "auxiliary":
        (claim.auxiliary.map(\.rawValue) + [claim.tense.rawValue, "\(claim.factuality)"])
          .joined(separator: " ")
      case "casualties": phrases.casualties.isEmpty ? nil : phrases.casualties.joined(separator: "; ")
      case "control": phrases.control
      default: "“\(phrases.quote)”"
      }
    return words ?? "nothing"
  }
}
