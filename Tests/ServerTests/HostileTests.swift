import Claims
import Publishing
import TestKit
import Testing
import Words

@testable import Server

/// Words that reports have been known to carry into pages. Source: the classes of the OWASP cheat sheet on cross-site
/// scripting, written anew.
private let hostile = [
  "<script>alert(1)</script>", "</title><script>alert(1)</script>", "<svg/onload=alert(1)>",
  "<img src=x onerror=alert(1)>",
  "\"><body onpageshow=alert(1)>", "'><iframe srcdoc='<p onclick=1>'>", "<a href=javascript:alert(1)>x</a>",
  "<a href=\"java\tscript:alert(1)\">x</a>", "<style>@import 'https://evil.example/x.css'</style>",
  "<base href=https://evil.example/>", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  "<form action=https://evil.example><input name=token>", "<math><mtext><option><FAKEFAKE><option></option><mglyph>",
  "--><script>alert(1)</script><!--", "{{{article}}}{{> head}}{{=<% %>=}}",
  "\u{FEFF}<scr\u{0}ipt>alert(1)</scr\u{0}ipt>",
  "%3Cscript%3Ealert(1)%3C/script%3E", "\u{2028}</script><script>alert(1)", "\" autofocus onfocus=alert(1) x=\"",
]

@Suite struct HostileTests {
  /// The tags and the event handlers of a page: what a browser would act on.
  private func active(_ page: String) -> Set<String> {
    let tags = page.matches(of: #/<[a-zA-Z\/!][^>]*>/#).map { String($0.output) }
    return Set(
      tags.map { tag in
        // What stands in quotation marks is a value and acts on nothing, but for addresses.
        tag.replacing(#/(?<name>[a-z-]+)="(?<value>[^"]*)"/#) { match in
          let isAddress = ["href", "src", "action"].contains(String(match.output.name))
          let value = match.output.value
          return "\(match.output.name)=\(isAddress && !value.hasPrefix("/") && !value.hasPrefix("#") ? value : "v")"
        }
      })
  }

  /// A report whose title, outlet, byline, names, words and furniture are all one string.
  private func report(_ number: Int, _ words: String) -> Reading {
    var sample = SampleReading(id: "d\(number)", words: "The army of \(words) seized Brak, \(words) said.\nMore.")
    let act = sample.span("seized")
    sample.reading.title = words
    sample.reading.outlet = words
    sample.reading.byline = words
    sample.reading.url = "https://example.org/" + words
    sample.reading.removed = [Removed(text: words, reason: .related)]
    sample.reading.places = [
      PlaceMention(
        span: sample.span("Brak"), name: words, geonameid: nil, country: "LY", lat: 27.5, lon: 14.2, kind: .city)
    ]
    sample.reading.entities = [
      Entity(id: "e1", type: .organization, name: words, mentions: [Mention(act, .name)], actor: nil)
    ]
    sample.reading.claims = [
      Claim(
        id: "c\(number)", event: Event(type: .coerce, mode: "seize"), trigger: act,
        actors: [Party(span: act, text: words, code: "LBYMIL")], recipients: [],
        when: When(value: nil, interval: nil, precision: .unknown, basis: .text),
        places: [
          Scene(
            span: sample.span("Brak"), name: words, geonameid: nil, country: "LY", lat: 27.5, lon: 14.2,
            precision: .city, role: .scene)
        ],
        accordingTo: [Source(text: words, kind: .named), Source(text: words, kind: .outlet)], certainty: .attributed,
        auxiliary: [], tense: .past, factuality: 2,
        casualties: Casualties(killed: .init(min: 2, max: 2, of: words)),
        control: Control(place: words, geonameid: nil, holder: words, loser: nil, change: .taken),
        evidence: Span(0, act.end), confidence: 1, rule: "r:1")
    ]
    return sample.reading
  }

  /// A desk with a report of each of these words, all of them judged.
  private func desk(_ words: [String]) async throws -> TestDesk {
    let desk = try TestDesk(words.enumerated().map { report($0, $1) })
    for (number, word) in words.enumerated() {
      let kept = ["claim": "c\(number)", "judgement": "credibility:2", "by": word, "reason": word]
      #expect(try await desk.post("/judgements", kept).status == 303)
      let source = ["source": word, "judgement": "reliability:B", "by": "A", "reason": word]
      #expect(try await desk.post("/judgements", source).status == 303)
      let review = ["act": "accepted", "by": word, "reason": word]
      #expect(try await desk.post("/claims/c\(number)/review", review).status == 303)
    }
    return desk
  }

  /// Hostile reports' pages hold the tags of harmless ones', and nothing else.
  @Test func actsOnNothingThatReportsSay() async throws {
    // Two, so that what stands beside another report is among the expected.
    let (harmless, desk) = (try await desk(["Sirte", "Brega"]), try await desk(hostile))
    let lists = [
      "/", "/new", "/documents", "/stories", "/stories/d0", "/places", "/map", "/review?review=accepted", "/sources",
      "/actors/LBYMIL", "/timeline?actor=LBYMIL",
    ]
    let single = ["/documents/d", "/claims/c"]
    for path in lists + single {
      let expected = active(try await harmless.get(single.contains(path) ? path + "0" : path).body)
      for number in hostile.indices.prefix(single.contains(path) ? hostile.count : 1) {
        let own = single.contains(path) ? path + "\(number)" : path
        // The address of the report's own page is a link of its own, to the web and nowhere else.
        let strange = active(try await desk.get(own).body).subtracting(expected)
          .filter { !$0.hasPrefix("<a href=https://example.org/") }
        #expect(strange.isEmpty, "\(own): \(strange)")
      }
    }
    for query in ["claim=c0", "layer=names", "layer=speakers", "removed=shown"] {
      let strange = active(try await desk.get("/documents/d0?\(query)").body)
        .subtracting(active(try await harmless.get("/documents/d0?\(query)").body))
        .filter { !$0.hasPrefix("<a href=https://example.org/") }
      #expect(strange.isEmpty, "\(query): \(strange)")
    }
  }
}
