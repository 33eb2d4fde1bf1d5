import Claims
import FoundationEssentials
import Places
import Rulebook
import TestKit
import Testing
import Words

/// A line of a gold file.
struct PlaceGold: Sendable, CustomTestStringConvertible {
  let marked: String
  let isKnownWrong: Bool
  let location: SourceLocation

  var testDescription: String { marked }

  static let all: [PlaceGold] = {
    let path = Repository.root + "/Tests/PlacesTests/Gold/places.gold"
    let contents = (try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? ""
    return contents.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { i, line in
      guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
      let isKnownWrong = line.hasPrefix("! ")
      return PlaceGold(
        marked: String(isKnownWrong ? line.dropFirst(2) : line), isKnownWrong: isKnownWrong,
        location: SourceLocation(
          fileID: "PlacesTests/Gold/places.gold", filePath: path, line: i + 1, column: 1))
    }
  }()
}

@Suite struct PlaceGoldTests {
  static let reader: PlaceReader? = try? PlaceReader(
    Rulebook(directory: Repository.rules), gazetteer: Gazetteer(path: Repository.model + "/gazetteer.bin"))

  @Test(arguments: PlaceGold.all)
  func readsTheGold(line: PlaceGold) throws {
    let reader = try #require(Self.reader)
    let marked = try #require(MarkedText(line.marked), sourceLocation: line.location)
    let names = marked.marks.compactMap { mark in EntityType(rawValue: mark.label).map { NamedSpan(mark.span, $0) } }
    let found = reader.places(in: marked.text, sentences: [marked.text.span], names: names).places
    let ours = found.map { Self.shown($0, marked.text) }
    let wanted = marked.marks.filter { $0.label == "at" || $0.label == "of" }.map {
      "{\($0.label)=\($0.value ?? "") \(marked.text.string($0.span))}"
    }
    guard ours != wanted else { return }
    let record = {
      _ = Issue.record(
        "wanted \(wanted.joined(separator: " ")), found \(ours.joined(separator: " "))", sourceLocation: line.location)
    }
    if line.isKnownWrong { withKnownIssue { record() } } else { record() }
  }

  private static func shown(_ place: PlaceMention, _ text: Text) -> String {
    let words = text.string(place.span)
    if place.isAdjective { return "{of=\(place.country) \(words)}" }
    let name = String(place.name.map { $0 == " " ? "_" : $0 })
    let offset = place.offset.map { offset in
      let km = offset.km == offset.km.rounded() ? String(Int(offset.km)) : String(offset.km)
      return "+\(km)\(offset.bearing)"
    }
    return "{at=\(place.country).\(name)\(offset ?? "") \(words)}"
  }
}
