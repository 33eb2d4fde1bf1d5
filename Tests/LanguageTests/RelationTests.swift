import Language
import Testing
import Words

/// Who did what to whom must come out right in plain sentences of war news.
@Suite struct RelationTests {
  @Test(arguments: Gold.lines("relations") + Gold.lines("headlines"))
  func findsSubjectsAndObjects(line: Gold.Line) throws {
    let parts = line.text.split(separator: " => ")
    try #require(parts.count == 2)
    let text = Text(String(parts[0]))
    let analysis = Shared.analyser.analyse(text)
    try #require(analysis.sentences.count == 1, sourceLocation: line.place)
    let tokens = analysis.sentences[0].tokens
    let found = Set(
      tokens.filter { $0.head >= 0 }
        .map { "\(text.string($0.span))<\($0.deprel.rawValue)<\(text.string(tokens[$0.head].span))" })
    Gold.check(line) {
      for wanted in parts[1].split(separator: " ") {
        #expect(found.contains(String(wanted)), "\(wanted)", sourceLocation: line.place)
      }
    }
  }

  @Test func findsNames() {
    let text = Text("Khalifa Haftar met Vladimir Putin in Moscow, Reuters said, before he flew to Tripoli.")
    let names = Shared.analyser.analyse(text).names.map { "\(text.string($0.span)) \($0.kind.rawValue)" }
    #expect(Set(names).isSuperset(of: ["Khalifa Haftar person", "Vladimir Putin person", "Moscow place"]))
  }

  @Test func findsReferencesThatAreNoNames() {
    let text = Text("Syrian opposition forces attacked the city of Mosul, the minister said. We condemn the attack.")
    let references = Shared.analyser.analyse(text).references
    let found = Set(references.map { "\(text.string($0.span)) \($0.kind.rawValue) \($0.form.rawValue)" })
    #expect(found.contains("Syrian opposition forces organization nominal"))
    #expect(found.contains("We organization pronoun"))
    #expect(references.contains { text.string($0.span).hasSuffix("Mosul") && $0.kind == .place && $0.form == .name })
  }

  @Test(arguments: [
    ("forces", "force"), ("seized", "seize"), ("cities", "city"), ("struck", "strike"), ("were", "be"),
    ("children", "child"),
  ])
  func findsLemmas(form: String, lemma: String) throws {
    let text = Text("The \(form) \(form == "were" || form == "seized" || form == "struck" ? "there" : "fled").")
    let token = try #require(Shared.analyser.analyse(text).sentences.first?.tokens[1])
    if form == "seized" || form == "struck" || form == "were" {
      let clause = Text("They \(form) the town.")
      #expect(Shared.analyser.analyse(clause).sentences[0].tokens[1].lemma == lemma)
    } else {
      #expect(token.lemma == lemma)
    }
  }

  @Test(arguments: [
    ("Forces loyal to Haftar seized Gharyan", true),
    ("The army said it had taken the town, and that the rebels were in flight to the south.", true),
    ("“We didn’t attack civilians,” Gen. Ahmed al-Mismari told Al-Arabiya TV. “They’re lying.”", true),
    ("Shabby rooms. Dark, damp corridors everywhere, horrible breakfast, friendly staff nevertheless.", true),
    ("Pictures are here: http://a.example/x/1.html http://a.example/x/2.html http://a.example/x/3.html", true),
    ("Le président a annoncé mardi que la France enverrait des troupes au Mali pour soutenir le gouvernement.", false),
    ("El presidente anunció el martes que el país enviaría tropas a Malí para apoyar al gobierno contra ellos.", false),
    ("Die Regierung hat am Dienstag angekündigt, dass sie Truppen nach Mali schicken und bezahlen werde.", false),
    ("أعلنت الحكومة الليبية يوم الثلاثاء أن قواتها سيطرت على مدينة غريان جنوب طرابلس", false),
    ("Правительство Ливии заявило во вторник, что его силы взяли под контроль город", false),
  ])
  func knowsEnglish(words: String, isEnglish: Bool) {
    #expect(Shared.analyser.isEnglish(Text(words)) == isEnglish)
  }
}
