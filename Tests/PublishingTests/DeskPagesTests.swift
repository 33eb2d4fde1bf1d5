import Claims
import TestKit
import Testing
import Words

@testable import Publishing

@Suite struct HighlightsTests {
  private func claim(_ id: String, _ sample: SampleReading, evidence: String, act: String, actor: String) -> Claim {
    Claim(
      id: id, event: Event(type: .assault), trigger: sample.span(act), actors: [sample.party(actor)], recipients: [],
      when: When(value: nil, interval: nil, precision: .unknown, basis: .text), places: [], accordingTo: [],
      certainty: .asserted, auxiliary: [], tense: .past, factuality: 3, casualties: nil, control: nil,
      evidence: sample.span(evidence), confidence: 1, rule: "r:1")
  }

  private func html(_ sample: SampleReading, _ claims: [Claim], chosen: String?) -> String {
    var reading = sample.reading
    reading.id = "d"
    reading.claims = claims
    return Highlights(reading, Text(reading.text), chosen: chosen).html()
  }

  @Test func marksSpansThatOverlap() {
    let sample = SampleReading(words: "Rebels took Brak and held it.")
    let claims = [
      claim("a", sample, evidence: "Rebels took Brak", act: "took", actor: "Rebels"),
      claim("b", sample, evidence: "Brak and held it", act: "held", actor: "Rebels"),
    ]
    let plain = html(sample, claims, chosen: nil)
    let expected = #"""
      <p><span class="anchor" id="claim-a"></span><a class="evidence" href="/documents/d?claim=a#claim-a">\#
      Rebels took </a><span class="anchor" id="claim-b"></span><a class="evidence" \#
      href="/documents/d?claim=a#claim-a">Brak</a><a class="evidence" href="/documents/d?claim=b#claim-b"> and \#
      held it</a>.</p>

      """#
    #expect(plain == expected)
    let chosen = html(sample, claims, chosen: "b")
    let marked = #"""
      <p><span class="anchor" id="claim-a"></span><a class="evidence" href="/documents/d?claim=a#claim-a">\#
      <span class="slot actor" title="who">Rebels</span></a><a class="evidence" \#
      href="/documents/d?claim=a#claim-a"> took </a><span class="anchor" id="claim-b"></span>\#
      <mark class="evidence chosen">Brak</mark><mark class="evidence chosen"> and </mark><mark class="evidence chosen"><span class="slot act" \#
      title="did what">held</span></mark><mark class="evidence chosen"> it</mark>.</p>

      """#
    #expect(chosen == marked)
  }

  private var tag: Regex<Substring> { #/<[^>]*>/# }

  @Test func keepsEveryWordOfTheTextOnce() {
    let reading = SampleReading.full()
    let html = Highlights(reading, Text(reading.text), chosen: "doc-1-c2").html()
    let words = html.replacing(tag, with: "")
    #expect(words == SampleReading.words + "\n")
  }

  @Test func marksEvidenceThatRunsOverLines() {
    let sample = SampleReading(words: "One two\n\n  three four")
    let claims = [claim("a", sample, evidence: "two\n\n  three", act: "two", actor: "three")]
    let page = html(sample, claims, chosen: nil)
    #expect(page.split(separator: "class=\"evidence\"").count == 3)
    #expect(page.split(separator: "id=\"claim-a\"").count == 2)
  }
}

@Suite struct ClaimPhraseTests {
  @Test func namesWhoCitesWhom() {
    #expect(ClaimPhrases.speakers([]) == nil)
    #expect(
      ClaimPhrases.speakers([("the army", .named), ("it is said", .public)])
        == "the army, who cites somebody who is not named")
  }

  @Test func namesNobodyWhereItIsOnlySaid() {
    #expect(ClaimPhrases.speaker("it is said", .public) == "somebody who is not named")
    #expect(ClaimPhrases.speaker("the  army", .named) == "the army")
  }
}

@Suite struct MarkupTests {
  @Test func escapesByScalar() {
    let hostile = "<a href='x'>\"" + "\u{301}&\u{1B}\n"
    let harmless = "&lt;a href=&#39;x&#39;&gt;&quot;\u{301}&amp;\u{FFFD}\n"
    #expect(Markup.escape(hostile) == harmless)
    #expect(PercentCode.encoded("a/b é?") == "a%2Fb%20%C3%A9%3F")
    #expect(Markup.webAddress("https://example.org") != nil)
    #expect(Markup.webAddress("javascript:alert(1)") == nil)
  }

  @Test func isAskedForByEveryTemplate() throws {
    for (name, template) in DeskTemplates.all {
      #expect(template.hasPrefix("{{% CONTENT_TYPE:MARKUP}}"), "\(name)")
      let raw = template.split(separator: "{{{").count - 1
      #expect(raw == (name == "document" ? 1 : 0), "\(name)")
    }
    _ = try DeskPages()
  }
}

@Suite struct ReadableDateTests {
  private func phrase(_ from: String, _ to: String, _ precision: When.Precision, minute: Int? = nil) -> String? {
    guard let first = Day(iso: from), let last = Day(iso: to) else { return nil }
    let interval = Interval(from: Moment(first, minute: minute), to: Moment(last, minute: minute.map { $0 + 1 }))
    return ReadableDate.phrase(When(value: nil, interval: interval, precision: precision, basis: .text))
  }

  @Test func writesDaysAsPeopleDo() {
    #expect(phrase("2019-04-11", "2019-04-12", .day) == "11 April 2019")
    #expect(phrase("2019-04-05", "2019-04-12", .week) == "5–11 April 2019")
    #expect(phrase("2019-03-29", "2019-04-03", .week) == "29 March 2019 – 2 April 2019")
    #expect(phrase("2019-04-01", "2019-05-01", .month) == "April 2019")
    #expect(phrase("2019-01-01", "2020-01-01", .year) == "2019")
    #expect(phrase("2019-04-11", "2019-04-11", .time, minute: 485) == "11 April 2019, 08:05")
    #expect(ReadableDate.long("2019-04-12T06:00Z") == "Friday, 12 April 2019")
  }
}

@Suite struct ControlPhraseTests {
  @Test(arguments: [
    (Control.Change.taken, "taken by A from B"), (.lost, "lost by B to A"), (.held, "held by A from B"),
    (.handedOver, "handed over to A from B"), (.contested, "contested by A from B"),
  ])
  func saysWhoGainsAndWhoLoses(change: Control.Change, phrase: String) {
    #expect(
      ClaimPhrases.change(Control(place: "Brak", geonameid: nil, holder: "A", loser: "B", change: change)) == phrase)
  }
}
