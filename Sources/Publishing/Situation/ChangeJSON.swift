import Corroboration
import Situation

/// What is new about a happening since a moment, as a line of NDJSON.
public enum ChangeJSON {
  /// `{"by"?,"change":"new|confirmed|denied|disputed|updated|graded","cluster":…,"field"?,"from"?,"quote":…,"to"?,"values"?}`.
  public static func line(_ change: Change) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      if case .confirmed(let by) = change.kind { $0.member("by", by) }
      if case .denied(let by) = change.kind { $0.member("by", by) }
      if case .updated(let update) = change.kind { $0.member("by", [update.origin.name]) }
      $0.member("change", name(change.kind))
      $0.member("cluster", change.cluster.id)
      details(change.kind, to: &$0)
    }
    json.newline()
    return json.bytes
  }

  private static func details(_ kind: Change.Kind, to json: inout JSONWriter) {
    switch kind {
    case .disputed(let disagreement):
      json.member("field", disagreement.field.rawValue)
      json.member("values", disagreement.values.map(\.value))
    case .updated(let update):
      json.member("field", update.field.rawValue)
      json.member("from", update.from)
      json.member("to", update.to)
    case .graded(let from, let to):
      json.member("from", from.rawValue)
      json.member("to", to.rawValue)
    default: break
    }
  }

  static func name(_ kind: Change.Kind) -> String {
    switch kind {
    case .new: "new"
    case .confirmed: "confirmed"
    case .denied: "denied"
    case .disputed: "disputed"
    case .updated: "updated"
    case .graded: "graded"
    }
  }
}
