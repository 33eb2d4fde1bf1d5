import Claims
import Situation
import Words

/// Who holds which place, by the claims alone. The template reads these names.
struct PlaceListView {
  struct Ledger {
    let placeName: String
    /// `held by Forces loyal to Haftar`, `contested`, `lost; nobody is named who holds it`.
    let state: String
    let since: String?
    let onWord: String?
    let disputes: String?
    let changes: [Change]
  }

  struct Change {
    let path: String
    let day: String?
    let change: String
    let certainty: String
    let certaintyNote: String
    let sources: String
    let isDecisive: Bool
  }

  let pageTitle = "Places"
  let inPlaces = true
  let ledgers: [Ledger]
  let isEmpty: Bool

  init(_ ledgers: [ControlLedger]) {
    self.ledgers = ledgers.map(Self.view)
    isEmpty = ledgers.isEmpty
  }

  private static func view(_ ledger: ControlLedger) -> Ledger {
    let holding = ledger.holding
    let against = holding?.against.count ?? 0
    return Ledger(
      placeName: ClaimPhrases.plain(ledger.claims.last?.control.place ?? ""), state: state(holding),
      since: holding?.since.map { ReadableDate.phrase($0) },
      onWord: holding.map { sources($0.claim) },
      disputes: against == 0 ? nil : against == 1 ? "1 claim speaks against it" : "\(against) claims speak against it",
      changes: ledger.claims.reversed().map { claim in
        Change(
          path: DeskPath.document(claim.document, claim: claim.claim),
          day: claim.day.map { ReadableDate.phrase($0) }, change: ClaimPhrases.change(claim.control),
          certainty: claim.certainty.rawValue, certaintyNote: claim.certainty.note, sources: sources(claim),
          isDecisive: claim == holding?.claim)
      })
  }

  private static func state(_ holding: ControlLedger.Holding?) -> String {
    guard let holding else { return "nothing that is not denied" }
    let holder = holding.holder.map(ClaimPhrases.plain)
    if holding.isContested { return holder.map { "contested; \($0) is named" } ?? "contested" }
    if let holder { return "held by \(holder)" }
    return ClaimPhrases.change(holding.claim.control) + "; nobody is named who holds it now,"
  }

  private static func sources(_ claim: ControlClaim) -> String {
    claim.accordingTo.map { ClaimPhrases.plain($0.text) }.joined(separator: ", in ")
  }
}
