import Claims
import TestKit
import Testing
import Words

@testable import Publishing

@Suite struct ReadableTextTests {
  let reading = SampleReading.full()

  @Test func givesEachClaimALineWithItsQuotation() {
    #expect(
      ReadableText(width: 78).page(reading) == """
        CONFIRMED: Gharyan falls
        Example Post · 2019-04-12 · 2 claims

        2019-04-11 · Gharyan · Forces loyal to Haftar → seized (assault, seize) ·
          according to a military source in the LNA, in Example Post · attributed
            “Forces loyal to Haftar seized Gharyan on Thursday 🚩”

        Aïn Zara · killed (assault) → 12 civilians · according to Example Post ·
          hedged · killed: at least 12 civilians
            “At least 12 civilians were reportedly killed in the café near Aïn Zara”

        """)
  }

  @Test func explainsWhereEachWordComesFrom() {
    let page = ReadableText(width: 90, explain: true).page(reading)
    #expect(page.contains("    trigger     “seized”\n    actor       “Forces loyal to Haftar” LBYMIL\n"))
    #expect(page.contains("    where       “Gharyan” 2217362 32.17222 13.02028 city\n"))
    #expect(page.contains("    control     Gharyan: taken by Forces loyal to Haftar\n"))
    #expect(page.contains("    rule        Rules/en/events/seize-territory.rules:12\n"))
    #expect(page.hasSuffix("doubt: unknown actor, “Tripoli”: the city, or the government that sits in it\n"))
  }

  @Test(arguments: [
    (Reason(slot: "subject", relation: "nsubj"), "actor       “Rebels” ---REB · subject (nsubj)\n"),
    (Reason(slot: "by", relation: "nmod"), "actor       “Rebels” ---REB · after “by” (nmod)\n"),
    (
      Reason(slot: "carrier", relation: "nsubj", isAround: true),
      "actor       “Rebels” ---REB · subject of the verb that carries it (nsubj), of the clause around\n"
    ),
  ])
  func explainsWhyAWordFillsItsSlot(reason: Reason, line: String) {
    let rebels = Party(span: Span(0, 6), text: "Rebels", code: "---REB")
    var told = Reading(id: "x", text: Text("Rebels attacked."))
    var claim =
      Claim(
        id: "1", event: Event(type: .assault), trigger: Span(7, 15), actors: [rebels], recipients: [],
        when: When(value: nil, interval: nil, precision: .unknown, basis: .published), places: [], accordingTo: [],
        certainty: .asserted, auxiliary: [], tense: .past, factuality: 3, casualties: nil, control: nil,
        evidence: Span(0, 15), confidence: 0.75, rule: "Rules/en/events/assault.rules:68")
    claim.reasons = Reasons(actors: [reason], recipients: [], places: [])
    told.claims = [claim]
    #expect(ReadableText(width: 120, explain: true).page(told).contains(line))
    #expect(!ReadableText(width: 120).page(told).contains(reason.relation))
  }

  @Test func writesColoursOnlyWhenAsked() {
    #expect(!ReadableText().page(reading).contains("\u{1B}"))
    #expect(ReadableText(color: true).page(reading).contains("\u{1B}[36mattributed\u{1B}[0m"))
  }

  @Test func keepsControlCharactersOfThePageAwayFromTheTerminal() {
    var hostile = reading
    hostile.title = "a\u{1B}[2Jb\u{7}\n\nc"
    #expect(ReadableText().page(hostile).hasPrefix("a[2Jb c\n"))
  }

  @Test func staysWithinTheWidth() {
    for width in [24, 40, 61, 200] {
      let lines = ReadableText(width: width).page(reading).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width })
    }
  }

  @Test func saysThatThereAreNoClaims() {
    let page = ReadableText().page(Reading(id: "x", text: Text("A calm day.\nNothing else.")))
    #expect(page == "A calm day.\nno claims\n")
  }
}

@Suite struct CoNLLUTests {
  @Test func writesTokensWithOffsetsInScalars() {
    var sample = SampleReading(words: "🚩 We can’t go.\nNo.")
    func token(_ words: String, _ form: String?, _ head: Int, _ relation: String) -> TokenRecord {
      TokenRecord(
        span: sample.span(words), form: form, lemma: (form ?? words).lowercased(), upos: "X", xpos: "", feats: nil,
        head: head, deprel: relation)
    }
    let tokens = [
      token("We", nil, 4, "nsubj"), token("can’t", "ca", 4, "aux"), token("can’t", "n’t", 4, "advmod"),
      token("go", nil, 0, "root"), token(".", nil, 4, "punct"),
    ]
    sample.reading.sentences = [
      SentenceRecord(span: sample.span("🚩 We can’t go."), tokens: tokens),
      SentenceRecord(span: sample.span("No."), tokens: []),
    ]
    #expect(
      String(decoding: CoNLLU.document(sample.reading), as: UTF8.self) == """
        # newdoc id = doc-1
        # sent_id = doc-1-1
        # text = 🚩 We can’t go.
        1\tWe\twe\tX\t_\t_\t4\tnsubj\t_\tStart=2|End=4
        2-3\tcan’t\t_\t_\t_\t_\t_\t_\t_\tStart=5|End=10
        2\tca\tca\tX\t_\t_\t4\taux\t_\t_
        3\tn’t\tn’t\tX\t_\t_\t4\tadvmod\t_\t_
        4\tgo\tgo\tX\t_\t_\t0\troot\t_\tStart=11|End=13|SpaceAfter=No
        5\t.\t.\tX\t_\t_\t4\tpunct\t_\tStart=13|End=14


        """)
  }
}

@Suite struct ClaimRowsTests {
  let rows = ClaimRow.all(of: SampleReading.full())

  @Test func writesARowOfJSON() throws {
    let object = try parsed(ClaimJSON.line(rows[0]))
    #expect(object.keys.sorted() == ["claim", "document", "outlet", "published", "title", "url"])
    #expect((object["claim"] as? [String: Any])?["id"] as? String == "doc-1-c1")
  }

  @Test func writesAPageOfRows() throws {
    let object = try parsed(ClaimJSON.page(rows, next: "a\"b"))
    #expect((object["claims"] as? [Any])?.count == 2)
    #expect(object["next"] as? String == "a\"b")
    #expect(String(decoding: ClaimJSON.page([], next: nil), as: UTF8.self) == "{\"claims\":[]}\n")
  }

  @Test func writesAsManyCellsAsColumns() {
    let claim = rows[1].claim
    let quoted = ClaimRow(
      claim: claim, document: "a,\"b\"\n", outlet: nil, published: nil, title: nil, url: nil, text: rows[1].text)
    let line = String(decoding: ClaimCSV.line(quoted), as: UTF8.self)
    #expect(
      line
        == "\"a,\"\"b\"\"\n\",,,doc-1-c2,ASSAULT,,,180,killed,,,12 civilians,LBYCVL,,,unknown,published,Aïn Zara,,LY,"
        + "32.8,13.27,point,Example Post,outlet,hedged,,past,1,12,,,,,,,,,,,,,,"
        + "At least 12 civilians were reportedly killed in the café near Aïn Zara,0.6,Rules/en/events/kill.rules:4,,,"
        + "Aïn Zara,scene,LY,civilians,,,,,,128,134,90,160,\r\n"
    )
    let plain = String(decoding: ClaimCSV.line(rows[0]), as: UTF8.self)
    #expect(plain.filter { $0 == "," }.count == ClaimCSV.columns.count - 1)
  }
}
