import Claims
import Foundation
import TestKit
import Testing
import Words

@testable import Publishing

/// A line of JSON as Foundation reads it.
func parsed(_ line: [UInt8]) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
}

/// The words of `{"start","end"}` in a text, counted in scalars as a reader in another language would.
private func words(_ text: String, _ object: Any?) throws -> String {
  let range = try #require(object as? [String: Any])
  let start = try #require(range["start"] as? Int)
  let end = try #require(range["end"] as? Int)
  var view = String.UnicodeScalarView()
  view.append(contentsOf: text.unicodeScalars.dropFirst(start).prefix(end - start))
  return String(view)
}

private func claims(_ object: [String: Any]) throws -> [[String: Any]] {
  try #require(object["claims"] as? [[String: Any]])
}

@Suite struct ReadingJSONTests {
  let reading = SampleReading.full()

  @Test func givesOneLineWithTheContractsKeys() throws {
    let line = ReadingJSON.line(reading)
    #expect(line.last == 0x0A)
    #expect(line.filter { $0 == 0x0A }.count == 1)
    let object = try parsed(line)
    #expect(
      object.keys.sorted() == [
        "attributions", "claims", "doubts", "entities", "id", "language", "outlet", "places", "published",
        "published_basis", "removed", "schema", "sentences", "text", "text_sha256", "times", "title", "url",
      ])
    #expect(object["schema"] as? String == "sitrep/1")
    #expect(object["text"] as? String == SampleReading.words)
    #expect(object["text_sha256"] as? String == SHA256.hex(Array(SampleReading.words.utf8)))
  }

  @Test func countsOffsetsInUnicodeScalars() throws {
    let object = try parsed(ReadingJSON.line(reading))
    let all = try claims(object)
    for claim in all {
      let evidence = try #require(claim["evidence"] as? [String: Any])
      #expect(try words(reading.text, evidence) == evidence["exact"] as? String)
    }
    let scene = try #require(all[1]["where"] as? [[String: Any]]).first
    #expect(try words(reading.text, scene) == "Aïn Zara")
    #expect(try words(reading.text, all[0]["trigger"]) == "seized")
    #expect(try words(reading.text, (object["doubts"] as? [Any])?.first) == "Tripoli")
  }

  @Test func writesAClaimAsTheContractSays() throws {
    let claim = try claims(parsed(ReadingJSON.line(reading)))[0]
    #expect(
      claim.keys.sorted() == [
        "according_to", "actors", "auxiliary", "certainty", "confidence", "control", "event", "evidence", "factuality",
        "id", "recipients", "rule", "tense", "trigger", "when", "where",
      ])
    let control = try #require(claim["control"] as? [String: Any])
    #expect(control["place"] as? Int == 2_217_362)
    let evidence = try #require(claim["evidence"] as? [String: Any])
    #expect(evidence["prefix"] as? String == "“")
    #expect(evidence["suffix"] as? String == ",” a military source in the LNA ")
    let sources = try #require(claim["according_to"] as? [[String: Any]])
    #expect(sources.map { $0["kind"] as? String } == ["unnamed", "outlet"])
    #expect(sources[1].keys.sorted() == ["kind", "text"])
    let when = try #require(claim["when"] as? [String: Any])
    #expect(when["from"] as? String == "2019-04-11")
    #expect(when["to"] as? String == "2019-04-12")
  }

  @Test func saysWhyPartiesFillTheirSlots() throws {
    var told = reading
    let reason = Reason(slot: "carrier", relation: "nsubj", isAround: true)
    told.claims[0].reasons = Reasons(actors: [reason], recipients: [], places: [])
    let line = String(decoding: ReadingJSON.line(told), as: UTF8.self)
    #expect(
      line.contains(
        #""reasons":{"actors":[{"around":true,"relation":"nsubj","slot":"carrier"}],"recipients":[],"where":[]},"#))
  }

  @Test func leavesOutWhatIsNotThere() throws {
    let line = ReadingJSON.line(Reading(id: "x", text: Text("Nothing.")))
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"attributions":[],"claims":[],"doubts":[],"entities":[],"id":"x","language":"en","places":[],"#
        + #""removed":[],"schema":"sitrep/1","sentences":[],"text":"Nothing.","#
        + #""text_sha256":"9cc3e24fe9d0a9d86f56f80390504afa0a9a3fbbb57ec0911fc8c11493ff9c50","times":[]}"# + "\n")
  }

  @Test func printsOptionalLayersOnRequest() throws {
    let bare = try parsed(ReadingJSON.line(reading))
    #expect(bare["predicates"] == nil)
    let sentence = try #require(bare["sentences"] as? [[String: Any]])[0]
    #expect(sentence["tokens"] == nil)

    let all = try parsed(ReadingJSON.line(reading, layers: [.tokens, .predicates]))
    let tokens = try #require((all["sentences"] as? [[String: Any]])?[0]["tokens"] as? [[String: Any]])
    #expect(try tokens.map { try words(reading.text, $0) } == ["Forces", "seized", "Gharyan"])
    #expect((all["predicates"] as? [[String: Any]])?[0]["factuality"] as? Double == 2.5)
  }

  @Test func sortsKeysEverywhere() throws {
    let line = ReadingJSON.line(reading, layers: [.tokens, .predicates])
    let object = try JSONSerialization.jsonObject(with: Data(line))
    let sorted = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    // Foundation writes some doubles longer, so only the order of the keys is compared.
    #expect(keys(line) == keys(Array(sorted)))
  }

  @Test func writesDoublesShort() {
    var json = JSONWriter()
    json.array([3.0, 0.1, -0.0, 32.17222, 1e-7, 1.0 / 3, .nan, -2]) { $0.value($1) }
    #expect(String(decoding: json.bytes, as: UTF8.self) == "[3,0.1,0,32.17222,1e-07,0.3333333333333333,0,-2]")
  }

  @Test func escapesWhatJSONMustEscapeAndNothingElse() {
    var json = JSONWriter()
    json.value("a\"b\\c\n\t\r\u{8}\u{c}\u{1}\u{1f}\u{7f}\u{2028}/é🚩")
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == "\"a\\\"b\\\\c\\n\\t\\r\\b\\f\\u0001\\u001f\u{7f}\u{2028}/é🚩\"")
  }

  @Test func writesErrorsInTheirPlace() {
    #expect(
      String(decoding: ErrorJSON.line(id: "a", code: "not_json", message: "a \"b\""), as: UTF8.self)
        == #"{"error":{"code":"not_json","message":"a \"b\""},"id":"a"}"# + "\n")
    #expect(
      String(decoding: ErrorJSON.line(id: nil, code: "c", message: "m"), as: UTF8.self)
        == #"{"error":{"code":"c","message":"m"}}"# + "\n")
  }

  /// The quoted strings that are followed by a colon, in order.
  private func keys(_ line: [UInt8]) -> [Substring] {
    let text = String(decoding: line, as: UTF8.self)
    return text.matches(of: #/"([a-z_0-9]+)":/#).map { $0.output.1 }
  }
}
