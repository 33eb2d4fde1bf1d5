import Archive
import Claims
import Corroboration
import Foundation
import TestKit
import Words

/// Reports of one claim each, made up for the tests.
enum Reports {
  /// A report that forces loyal to Haftar took Gharyan on 4 April 2019, or that they did not.
  static func seizure(
    _ outlet: String, published: String = "2019-04-05", words: String, certainty: Certainty = .asserted
  ) -> Reading {
    var sample = SampleReading(id: "https://example.org/\(outlet)", words: words)
    sample.reading.outlet = outlet
    sample.reading.published = published
    sample.reading.publishedBasis = .given
    sample.reading.title = "Gharyan"
    let actor = sample.span("Haftar")
    sample.reading.entities = [
      Entity(
        id: "e1", type: .person, name: "Khalifa Haftar", mentions: [Mention(actor, .name)],
        actor: ActorCode(country: "LBY", sectors: ["REB"], basis: .dictionary))
    ]
    let place = sample.span("Gharyan")
    let day = Day(iso: "2019-04-04").map { Interval($0) }
    sample.reading.claims = [
      Claim(
        id: "\(outlet)-1", event: Event(type: .assault, mode: "seize", contexts: ["territory"], cameo: "192"),
        trigger: sample.span("seized"), actors: [Party(span: actor, text: "Haftar", entity: "e1", code: "LBYREB")],
        recipients: [], when: When(value: "2019-04-04", interval: day, precision: .day, basis: .text),
        places: [
          Scene(
            span: place, name: "Gharyan", geonameid: 2_217_362, country: "LY", lat: 32.17, lon: 13.02, precision: .city,
            role: .scene)
        ],
        accordingTo: [Source(text: outlet, kind: .outlet)], certainty: certainty,
        auxiliary: certainty == .denied ? [.negation] : [],
        tense: .past, factuality: certainty == .denied ? -3 : 3, casualties: nil,
        control: Control(place: "Gharyan", geonameid: 2_217_362, holder: "Haftar", loser: nil, change: .taken),
        evidence: Span(0, Text(words).count), confidence: 0.8, rule: "Rules/en/events/seize-territory.rules:1")
    ]
    return sample.reading
  }

  static let post = seizure("Post", words: "The troops of Haftar seized Gharyan on Thursday without a fight.")
  static let gazette = seizure("Gazette", words: "Gharyan was seized by Haftar on 4 April, people in the town say.")
  static let denial = seizure(
    "Herald", published: "2019-04-06", words: "Haftar has not seized Gharyan, the town's mayor insists.",
    certainty: .denied)
}

/// An archive in a folder of the test's own.
final class TestArchive {
  let archive: Archive
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/sitrep-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    archive = try Archive(path: folder + "/desk.sqlite")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func add(_ reading: Reading) throws { try archive.add(reading, addedAt: "2019-04-07T06:00:00Z") }
}
