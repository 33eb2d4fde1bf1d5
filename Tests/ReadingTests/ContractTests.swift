import Claims
import Reading
import Testing
import Words

/// What OUTPUT's contract promises of every reading.
@Suite struct ContractTests {
  @Test(arguments: Fixtures.samples.map(\.name))
  func everySpanLiesInTheTextAndQuotesIt(name: String) throws {
    let reading = try #require(Fixtures.readings[name])
    let text = Text(reading.text)
    var spans = reading.sentences.flatMap { [$0.span] + $0.tokens.map(\.span) }
    spans +=
      reading.entities.flatMap { $0.mentions.map(\.span) } + reading.times.map(\.span) + reading.places.map(\.span)
    spans += reading.attributions.flatMap { $0.source + $0.cue + $0.content } + reading.predicates.map(\.span)
    for claim in reading.claims {
      spans += [claim.trigger, claim.evidence] + claim.places.map(\.span) + [claim.when.span].compactMap { $0 }
      for party in claim.actors + claim.recipients {
        #expect(text.string(party.span) == party.text)
        spans.append(party.span)
      }
      for source in claim.accordingTo { if let span = source.span { #expect(text.string(span) == source.text) } }
    }
    for span in spans {
      #expect(span.start < span.end && span.end <= text.count, "\(span) of \(text.count) bytes")
      #expect(text.isBoundary(span.start) && text.isBoundary(span.end), "\(span) cuts a scalar")
    }
  }

  @Test(arguments: Fixtures.samples.map(\.name))
  func claimsAreAnchoredAndSourced(name: String) throws {
    let reading = try #require(Fixtures.readings[name])
    #expect(Set(reading.claims.map(\.id)).count == reading.claims.count)
    for claim in reading.claims {
      #expect(claim.evidence.contains(claim.trigger))
      #expect(claim.accordingTo.last?.kind == .outlet)
      #expect((0...1).contains(claim.confidence))
      #expect((-3...3).contains(claim.factuality))
      let sentence = try #require(reading.sentences.first { $0.span.contains(claim.trigger) })
      for party in claim.actors + claim.recipients { #expect(sentence.span.contains(party.span)) }
      for place in claim.places { #expect(place.isOfDateline == true || sentence.span.contains(place.span)) }
    }
  }

  @Test func theSameDocumentGivesTheSameReading() throws {
    for sample in Fixtures.samples {
      #expect(
        try Fixtures.reader().read(sample.document, now: Day(iso: "2019-12-31")) == Fixtures.readings[sample.name])
    }
  }

  @Test func textIsKeptAsGivenAndDigested() {
    let given = "  “Forces” seized Gharyan\u{00A0}.\r\n\n🕊 "
    let reading = Fixtures.read(given)
    #expect(reading.text == given)
    #expect(reading.textSHA256 == SHA256.hex(Array(given.utf8)))
    #expect(reading.id == reading.textSHA256)
  }

  @Test(arguments: ["", " \n ", ".", "🕊🕊🕊", "\u{0}", "((((((", "a", String(repeating: "of the ", count: 400)])
  func nastyTextsGiveReadings(text: String) { #expect(Fixtures.read(text).text == text) }

  @Test func theWordsOfAContractionShareItsSpanAndKeepTheirForms() {
    let tokens = Fixtures.read("They didn't flee.").sentences.flatMap(\.tokens)
    let joined = tokens.filter { $0.span.start == 5 }
    #expect(joined.map(\.form) == ["did", "n't"])
    #expect(joined.map(\.span.end) == [11, 11])
  }

  @Test func anotherLanguageIsDoubtedNotRead() {
    let reading = Fixtures.read(
      "Les forces du maréchal ont pris la ville dans la nuit de jeudi à vendredi, selon une source militaire, "
        + "et les combats se poursuivent autour de la capitale.")
    #expect(reading.claims.isEmpty)
    #expect(reading.doubts.map(\.kind) == [.otherLanguage])
  }

  @Test func aCounterOfPageViewsIsNoCountOfPeople() {
    for reading in Fixtures.readings.values {
      for claim in reading.claims { #expect(claim.casualties?.killed?.min != 6986) }
    }
  }
}
