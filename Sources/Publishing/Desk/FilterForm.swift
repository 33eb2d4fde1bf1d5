import Claims

/// The fields of a search for claims, filled with what is asked. The template reads these names.
struct FilterForm {
  let words: String
  let actorFilter: String
  let placeFilter: String
  let fromFilter: String
  let toFilter: String
  let types: [Choice]
  let certainties: [Choice]
  let outlets: [Choice]
  /// Whether more is asked than words.
  let isRefined: Bool

  /// - Parameters:
  ///   - filters: The values that are asked, by their names in the address.
  ///   - outlets: Those that may be chosen.
  init(_ filters: [String: String], outlets: [String]) {
    func choices(_ name: String, _ values: [String], _ label: (String) -> String) -> [Choice] {
      values.map { Choice(value: $0, label: label($0), isSelected: filters[name] == $0) }
    }
    words = filters["q"] ?? ""
    actorFilter = filters["actor"] ?? ""
    placeFilter = filters["place"] ?? ""
    fromFilter = filters["from"] ?? ""
    toFilter = filters["to"] ?? ""
    types = choices("type", EventType.allCases.map(\.rawValue).sorted()) { $0.lowercased() }
    certainties = choices("certainty", Certainty.allCases.map(\.rawValue)) { $0 }
    self.outlets = choices("outlet", outlets) { $0 }
    isRefined = filters.contains { $0.key != "q" }
  }
}
