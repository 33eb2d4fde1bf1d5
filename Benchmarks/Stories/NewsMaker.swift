import Claims
import Stories
import Words

/// Makes up news: happenings of eight kinds in towns with invented names, each told by one to some thirty reports over some
/// days, a third of them copies of a wire. The same number gives the same reports.
struct NewsMaker {
  struct Report {
    let document: StoryDocument
    let happening: Int
    /// The number of the report whose text it copies, or its own.
    let origin: Int
  }

  private var state: UInt64 = 2019
  private let firstDay = 17_897
  private let syllables = [
    "ka", "ren", "to", "mir", "sal", "ban", "ou", "dra", "lek", "zin", "ora", "tem", "ush", "gol",
  ]
  private let kinds = [
    ["bomb", "exploded", "market", "killing", "shoppers", "ambulances"],
    ["rebels", "captured", "town", "flag", "barracks", "residents"],
    ["minister", "visited", "capital", "talks", "treaty", "delegation"],
    ["protesters", "marched", "parliament", "tear", "gas", "arrested"],
    ["earthquake", "struck", "villages", "rubble", "tents", "magnitude"],
    ["flood", "swept", "bridges", "river", "evacuated", "boats"],
    ["gunmen", "kidnapped", "school", "pupils", "ransom", "forest"],
    ["court", "sentenced", "banker", "fraud", "prison", "appeal"],
  ]
  private let common = [
    "officials", "said", "people", "government", "city", "country", "police", "week", "reported", "state", "local",
    "area",
    "news", "agency", "told", "spokesman", "morning", "groups", "security", "leaders", "report", "support", "region",
  ]

  /// So many reports, in the order in which they come.
  mutating func reports(_ count: Int) -> [Report] {
    var reports: [Report] = []
    var happening = 0
    while reports.count < count {
      // A steady flow: some ninety happenings a day.
      tell(happening, on: firstDay + happening / 90, into: &reports)
      happening += 1
    }
    return Array(reports.prefix(count))
  }

  private mutating func tell(_ happening: Int, on day: Int, into reports: inout [Report]) {
    let kind = kinds[below(kinds.count)]
    let place = name(4)
    let people = (0..<4).map { _ in name(3) + " " + name(4) }
    let numbers = [below(90) + 2, below(900) + 10]
    let wire = reports.count
    for number in 0..<(1 + below(1 + below(30))) {
      let id = reports.count
      let isCopy = number > 0 && below(3) == 0
      let text =
        isCopy
        ? copy(reports[wire].document.text.description) : story(kind, place, people, numbers, sentences: 6 + below(10))
      reports.append(
        Report(
          document: StoryDocument(
            id: "r\(id)", text: Text(text), published: Day(number: day + (number == 0 ? 0 : below(3)))),
          happening: happening, origin: isCopy ? wire : id))
    }
  }

  private mutating func story(
    _ kind: [String], _ place: String, _ people: [String], _ numbers: [Int], sentences: Int
  ) -> String {
    (0..<sentences).map { _ in
      let who = people[below(people.count)]
      let words = (0..<6).map { _ in below(3) == 0 ? kind[below(kind.count)] : common[below(common.count)] }
      return "\(who) \(words.joined(separator: " ")) in \(place) with \(numbers[below(2)]) \(kind[below(kind.count)])."
    }.joined(separator: "\n")
  }

  /// The text without a sentence or two, under another headline.
  private mutating func copy(_ text: String) -> String {
    var lines = text.split(separator: "\n").map(String.init)
    if lines.count > 4 { lines.remove(at: below(lines.count)) }
    return "\(name(2)) \(common[below(common.count)]) \(name(3))\n" + lines.joined(separator: "\n")
  }

  private mutating func name(_ length: Int) -> String {
    let word = (0..<length).map { _ in syllables[below(syllables.count)] }.joined()
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
