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
  let nextPath: String?

  /// The most places of a page.
  private static let most = 50

  init(_ histories: [ControlHistory], after: String?) {
    let start = after.flatMap { after in histories.firstIndex { Self.key($0) == after } }.map { $0 + 1 } ?? 0
    let shown = histories[start...].prefix(Self.most)
    places = shown.compactMap(Self.view)
    isEmpty = histories.isEmpty
    nextPath =
      shown.endIndex < histories.count ? shown.last.map { "/places?after=" + PercentCode.encoded(Self.key($0)) } : nil
  }

  private static func key(_ history: ControlHistory) -> String {
    switch history.place {
    case .geonameid(let id): "\(id)"
    case .name(let name): "\"\(name)"
    }
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
