import Claims
import Places
import Rulebook
import TestKit
import Testing
import Words

@Suite struct PlaceReaderTests {
  @Test func computesThePointOfAnOffset() throws {
    let reader = try #require(PlaceGoldTests.reader)
    let text = Text("Shells fell 12 km southeast of Tripoli, Libya.")
    let place = try #require(reader.places(in: text, sentences: [text.span], names: []).places.first)
    #expect(text.string(place.span) == "12 km southeast of Tripoli")
    #expect(place.offset == .init(km: 12, bearing: "SE", of: "Tripoli"))
    #expect(abs(place.lat - 32.811) < 0.01)
    #expect(abs(place.lon - 13.278) < 0.01)
    #expect(place.radiusKm == 2.4)
  }

  @Test func doubtsWhereTwoPlacesStayClose() throws {
    let reader = try #require(PlaceGoldTests.reader)
    let text = Text("He was seen in Springfield.")
    let doubts = reader.places(in: text, sentences: [text.span], names: [NamedSpan(Span(15, 26), .place)]).doubts
    #expect(doubts.map(\.kind) == [.ambiguousPlace])
    #expect(
      doubts.first?.message
        == "'Springfield' may be Springfield (US.MO) or Springfield (US.MA); taken as the first")
  }

  @Test(arguments: [
    "", " ", "A", "U.S.", "U.S.A. U.K. D.C.", "''s", "Paris's", "Paris’s Paris’", "-Paris-", "Paris, , Texas",
    "12 km southeast of", "km southeast of Tripoli", "99999999999 km north of Tripoli", "the the Of Of Of Of Of Of",
    "\u{0}Paris\u{0}", "ПАРИЖ Париж", "東京 Tokyo 東京", "É É É", "Paris Paris Paris Paris Paris Paris Paris Paris",
    "1.2.3 km south of Rome", ",,,, km south of Rome",
  ])
  func survivesNastyText(words: String) throws {
    let reader = try #require(PlaceGoldTests.reader)
    let text = Text(words)
    for place in reader.places(in: text, sentences: [], names: [NamedSpan(text.span, .place)]).places {
      #expect(text.isBoundary(place.span.start) && text.isBoundary(place.span.end) && !place.span.isEmpty)
      #expect((-91...91).contains(place.lat) || place.offset != nil)
    }
  }

  @Test func readsWithoutAGazetteer() throws {
    let reader = try PlaceReader(Rulebook(directory: Repository.rules))
    let text = Text("Clashes went on in Ain Zara.")
    #expect(reader.places(in: text, sentences: [], names: []).places.map(\.country) == ["LY"])
  }

  @Test(arguments: [
    "Ain Zara", "Ain Zara = village LY 32.8 13.2", "Ain Zara = area LY 132.8 13.2", "Ain Zara = area LY",
    "Ain Zara = area LY x y",
  ])
  func saysWhatIsWrongWithARule(entry: String) throws {
    let file = try RuleFile(path: "R/en/places/a.rules", contents: "source: s\nlist places.x\n  \(entry)")
    do {
      _ = try PlaceReader(Rulebook(files: [file]))
      Issue.record("no error")
    } catch {
      #expect(
        error.description
          == "R/en/places/a.rules:3: error: 'Ain Zara' is no place; write for example 'Ain Zara, Ayn Zara = area LY 32.799 13.288 r=5'"
      )
    }
  }

  @Test func anAdjectiveNeedsAPlace() throws {
    let file = try RuleFile(path: "R/en/places/a.rules", contents: "source: s\nlist adjectives\n  Narnian = Narnia")
    do {
      _ = try PlaceReader(Rulebook(files: [file]))
      Issue.record("no error")
    } catch {
      #expect(
        error.description
          == "R/en/places/a.rules:3: error: 'Narnian' is the adjective of no place of the rules; write for example 'Chechen, Chechens = Chechnya'"
      )
    }
  }
}
