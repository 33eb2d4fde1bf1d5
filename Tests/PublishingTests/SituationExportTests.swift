import Claims
import Corroboration
import Situation
import TestKit
import Testing

@testable import Publishing

private let first = ToldSeizure(on: "2019-04-04", killed: 12)
private let second = ToldSeizure(document: "d2", outlet: "Harbour Post", on: "2019-04-05", killed: 20)
private let denial = ToldSeizure(
  document: "d3", outlet: "Coast Radio", published: "2019-04-13", on: "2019-04-05", speaker: "Ministry",
  speakerCode: "LBYGOV", certainty: .denied)

private func clusters(_ told: ToldSeizure..., judgements: Judgements = Judgements()) -> [Cluster] {
  ClusterMaker.all(told.flatMap { Telling.all(of: $0.reading, story: "s") }, judgements: judgements)
}

private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct ClusterJSONTests {
  @Test func writesTheContractsKeysSorted() throws {
    let line = string(ClusterJSON.line(clusters(first, second, denial)[0]))
    let start = #"{"actors":["Rebels"],"claims":["claim-d1","claim-d2","claim-d3"],"cluster":"claim-d1","copies":[],"#
    #expect(line.hasPrefix(start + #""credibility":3,"denials":["claim-d3"],"disagreements":["#))
    #expect(line.contains(#""field":"when","values":[{"claims":["claim-d1"],"origins":1,"sources":["Example Post"],"#))
    #expect(line.contains(#""value":"killed: 20""#))
    #expect(line.contains(#""origins":2,"outlets":["Example Post","Harbour Post","Coast Radio"]"#))
    #expect(line.contains(#""when":{"from":"2019-04-04","to":"2019-04-05"},"where":{"country":"LY","geonameid":1,"#))
    #expect(line.contains(#""name":"Ministry","reliability":"F","standing":"denies""#))
    #expect(line.hasSuffix("}\n"))
  }

  @Test func showsAJudgementBesideTheRules() throws {
    let judgement = try JudgementJSON.parse(
      Array(#"{"claim":"claim-d1","credibility":5,"by":"A. Analyst","at":"2019-04-14","reason":"seen"}"#.utf8))
    let line = string(ClusterJSON.line(clusters(first, judgements: Judgements([judgement]))[0]))
    #expect(line.contains(#""credibility":5,"#))
    #expect(line.contains(#""judgement":{"at":"2019-04-14","by":"A. Analyst","computed":3,"reason":"seen"}"#))
  }

  @Test func marksTheSentencesOfACopy() {
    let original = SampleReading.full(id: "a")
    let line = string(StoryJSON.line(SampleReading.full(id: "b"), story: "a", origin: "a", original: original))
    #expect(line.hasPrefix(#"{"copied":[{"end":"#))
    #expect(line.hasSuffix(#""id":"b","origin":"a","story":"a"}"# + "\n"))
    #expect(string(StoryJSON.line(original, story: "a", origin: "a", original: original)).hasPrefix(#"{"id":"a""#))
  }
}

@Suite struct JudgementJSONTests {
  @Test(arguments: [
    (
      #"{"claim":"c","credibility":2,"at":"2019-04-12","reason":"r"}"#,
      #"a judgement needs 'by', who says so; write for example "by":"A. Analyst""#
    ),
    (
      #"{"claim":"c","credibility":2,"by":"A","at":"today","reason":"r"}"#,
      #"'at' is 'today'; write for example "at":"2019-04-12T09:30Z""#
    ),
    (
      #"{"claim":"c","credibility":7,"by":"A","at":"2019-04-12","reason":"r"}"#,
      "'credibility' is '7'; write a number from 1 (confirmed) to 6 (cannot be judged)"
    ),
    (
      #"{"source":"s","reliability":"G","by":"A","at":"2019-04-12","reason":"r"}"#,
      "'reliability' is 'G'; write a letter from A (reliable) to F (cannot be judged)"
    ),
    (
      #"{"source":"s","by":"A","at":"2019-04-12","reason":"r"}"#,
      "a judgement needs 'claim' and 'credibility', 'source' and 'reliability', or 'claim' and 'same' or 'apart'"
    ),
  ])
  func saysWhatToMend(line: String, message: String) {
    #expect { try JudgementJSON.parse(Array(line.utf8)) } throws: { ($0 as? DocumentError)?.message == message }
  }
}

@Suite struct ControlExportTests {
  private let histories = ControlHistory.all(clusters(first, denial))

  @Test func writesTheFormOfThePublishedTables() {
    #expect(
      string(ControlCSV.table(ControlTable(histories))) == """
        geonameid,place,date,status_example_post,status_ministry,status\r
        1,Gharyan,2019-04-04,Rebels,,Rebels\r
        1,Gharyan,2019-04-05,Rebels,CONTESTED,CONTESTED\r

        """)
  }

  @Test func writesAFeatureForEachInterval() {
    let json = string(ControlGeoJSON.collection(histories))
    #expect(json.hasPrefix(#"{"features":[{"geometry":{"coordinates":[13.02,32.17],"type":"Point"},"properties":{"#))
    #expect(json.contains(#""from":"2019-04-04","geonameid":1,"grade":"claimed","holder":"Rebels","place":"Gharyan","#))
    #expect(json.contains(#""status":"contested""#))
    #expect(json.hasSuffix(#""type":"Feature"}],"type":"FeatureCollection"}"# + "\n"))
    #expect(string(ControlGeoJSON.collection([])) == #"{"features":[],"type":"FeatureCollection"}"# + "\n")
  }

  @Test func writesAPlaceALine() {
    let line = string(ControlJSON.line(histories[0]))
    #expect(line.hasPrefix(#"{"claimants":[{"intervals":[{"claimants":["Example Post"],"claims":["claim-d1"],"#))
    #expect(line.contains(#""name":"Ministry""#))
    #expect(line.hasSuffix(#""place":"Gharyan"}"# + "\n"))
  }
}

@Suite struct ClusterTextTests {
  @Test func tellsWhatWhoAndHowSure() {
    let text = ClusterText(width: 300).cluster(clusters(first, second, denial)[0])
    #expect(text.hasPrefix("2019-04-04 · Gharyan · Rebels → coerce, seize · 3 (possibly true)\n"))
    #expect(text.contains("    denied by Ministry\n"))
    #expect(text.contains("    when differs: 2019-04-04 (Example Post) or 2019-04-05 (Harbour Post)\n"))
    #expect(text.contains("    casualties differs: killed: 12 (Example Post) or killed: 20 (Harbour Post)\n"))
  }

  @Test func tellsWhoHoldsAPlace() {
    let text = ClusterText(width: 300).history(ControlHistory.all(clusters(first, denial))[0])
    #expect(
      text == """
        Gharyan
          2019-04-04 to 2019-04-04 · claimed to be held by Rebels · on the word of Example Post
          2019-04-05 on · contested: Rebels · on the word of Example Post, Ministry

        """)
  }
}
