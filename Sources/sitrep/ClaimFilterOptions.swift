import Archive
import ArgumentParser
import Claims

/// Which of the archive's claims a command wants. Who published them is the command's own option.
struct ClaimFilterOptions: ParsableArguments {
  @Option(help: "PLOVER's type: ASSAULT, CONSULT … May be given several times.")
  var type: [String] = []

  @Option(help: "PLOVER's mode: seize, visit, explosives …")
  var mode: String?

  @Option(help: "Who did it: a part of the name, or a code such as LBYREB.")
  var actor: String?

  @Option(help: "To whom.")
  var recipient: String?

  @Option(help: "Where: a part of a place's name.")
  var place: String?

  @Option(help: "In which country: two letters, ISO 3166.")
  var country: String?

  @Option(help: ArgumentHelp("Of what happened on this day or later.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Of what happened on this day or earlier.", valueName: "date"))
  var to: String?

  @Option(help: "confirmed, asserted, attributed, hedged or denied. May be given several times.")
  var certainty: [String] = []

  @Option(help: "Words that stand in the quotation or the names.")
  var words: String?

  /// The option that is given first; nil where none is.
  var given: String? {
    let all: [(String, Bool)] = [
      ("--type", !type.isEmpty), ("--mode", mode != nil), ("--actor", actor != nil), ("--recipient", recipient != nil),
      ("--place", place != nil), ("--country", country != nil), ("--from", from != nil), ("--to", to != nil),
      ("--certainty", !certainty.isEmpty), ("--words", words != nil),
    ]
    return all.first { $0.1 }?.0
  }

  func filter(outlet: String?) throws -> ClaimFilter {
    ClaimFilter(
      types: try type.map { try known($0.uppercased(), "--type", EventType.init) }, mode: mode, actor: actor,
      recipient: recipient, place: place, country: country, from: try day(from, "--from"), to: try day(to, "--to"),
      certainties: try certainty.map { try known($0.lowercased(), "--certainty", Certainty.init) }, outlet: outlet,
      words: words)
  }

  private func day(_ word: String?, _ option: String) throws -> Day? {
    guard let word else { return nil }
    guard let day = Day(iso: word) else {
      throw ValidationError("\(option) '\(word)' is no date; write for example \(option) 2019-04-12")
    }
    return day
  }

  private func known<Value: CaseIterable & RawRepresentable>(
    _ word: String, _ option: String, _ make: (String) -> Value?
  ) throws -> Value where Value.RawValue == String {
    guard let value = make(word) else {
      throw ValidationError(
        "\(option) '\(word)' is unknown; write one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }
}
