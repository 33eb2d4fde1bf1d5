import Testing
import Words

@Suite struct WordScannerTests {
  private func stems(_ text: String) -> [UInt64] { WordScanner(Text(text)).map(\.stemHash) }

  @Test func takesWordsAcrossScriptsAndDropsEnds() {
    #expect(stems("Libya’s armies, classes; Aïn-Zara's") == stems("libya army class aïn zara"))
    #expect(stems("“Бои” в Ливии…").count == 3)
    #expect(stems(" — 🚩 … ").count <= 1)
    #expect(stems("").isEmpty)
  }

  @Test func marksNamesAndNumbers() {
    let words = Array(WordScanner(Text("Élan 12 km")))
    #expect(words.map(\.isCapital) == [true, false, false])
    #expect(words.map(\.isNumber) == [false, true, false])
  }
}
