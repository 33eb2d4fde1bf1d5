import Claims
import Situation
import Words

/// Who holds which place, by the claims alone. The template reads these names.
struct PlaceListView {
  struct Place {
    let placeName: String
    /// The present interval, in words.
    let state: String
    let since: String
    let onWord: String
    let timelinePath: String
    let words: [Word]
  }

  struct Word {
    let path: String
    let day: String
    let change: String
    let certainty: String
    let certaintyNote: String
    let claimant: String
    let isDecisive: Bool
  }

  let pageTitle = "Places"
  let inPlaces = true
  let places: [Place]
  let isEmpty: Bool

  init(_ histories: [ControlHistory]) {
    places = histories.compactMap(Self.view)
    isEmpty = histories.isEmpty
  }

  private static func view(_ history: ControlHistory) -> Place? {
    guard let now = history.merged.last else { return nil }
    return Place(
      placeName: ClaimPhrases.plain(history.name), state: ClusterText.words(now.status),
      since: ReadableDate.phrase(now.from), onWord: now.claimants.map(ClaimPhrases.plain).joined(separator: ", "),
      timelinePath: "/timeline?place=" + PercentCode.encoded(history.name),
      words: history.words.reversed().map { word in
        let claim = word.telling.claim
        return Word(
          path: DeskPath.document(word.telling.report.document, claim: claim.id), day: ReadableDate.phrase(word.day),
          change: claim.control.map(ClaimPhrases.change) ?? "", certainty: claim.certainty.rawValue,
          certaintyNote: claim.certainty.note,
          claimant: ClaimPhrases.plain(word.claimant) + (word.isParty ? ", a party" : ""),
          isDecisive: now.words.contains(word))
      })
  }
}
