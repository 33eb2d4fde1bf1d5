import Claims

/// Whom and what the made reports speak of.
struct World: Sendable {
  struct Side {
    let name: String
    let code: String
  }

  struct Act {
    let verb: String
    let type: EventType
    let mode: String?
    let control: Control.Change?
  }

  enum Spot {
    case town(ReportMaker.Town)
    case region(Int)
    case country(Int)
    case nowhere
  }

  static let regionsPerCountry = 4

  let countries: [(code: String, alpha3: String, name: String, lat: Double, lon: Double)] = [
    ("LY", "LBY", "Libya", 27, 17), ("SY", "SYR", "Syria", 35, 38), ("UA", "UKR", "Ukraine", 49, 32),
    ("SD", "SDN", "Sudan", 15, 30), ("ML", "MLI", "Mali", 17, -4), ("YE", "YEM", "Yemen", 15.5, 47.5),
    ("IQ", "IRQ", "Iraq", 33, 44), ("AF", "AFG", "Afghanistan", 33, 65), ("SO", "SOM", "Somalia", 6, 48),
    ("CD", "COD", "Congo", -4, 22), ("MM", "MMR", "Myanmar", 21, 96), ("NG", "NGA", "Nigeria", 10, 8),
    ("CO", "COL", "Colombia", 4, -73), ("PH", "PHL", "Philippines", 12, 122), ("ET", "ETH", "Ethiopia", 9, 40),
  ]
  let acts: [Act] = [
    Act(verb: "shelled", type: .assault, mode: "heavy-weapons", control: nil),
    Act(verb: "seized", type: .coerce, mode: "seize", control: .taken),
    Act(verb: "condemned", type: .accuse, mode: "disapprove", control: nil),
    Act(verb: "met", type: .consult, mode: "meet", control: nil),
    Act(verb: "bombed", type: .assault, mode: "aerial", control: nil),
    Act(verb: "called on", type: .request, mode: nil, control: nil),
    Act(verb: "attacked", type: .assault, mode: nil, control: nil),
    Act(verb: "left", type: .retreat, mode: "withdraw", control: .lost),
    Act(verb: "warned", type: .threaten, mode: nil, control: nil),
    Act(verb: "marched against", type: .protest, mode: "demo", control: nil),
    Act(verb: "arrested", type: .coerce, mode: "arrest", control: nil),
    Act(verb: "sent troops against", type: .mobilize, mode: "troops", control: nil),
    Act(verb: "rejected the offer of", type: .reject, mode: nil, control: nil),
    Act(verb: "fed", type: .aid, mode: "humanitarian", control: nil),
    Act(verb: "held against", type: .coerce, mode: "seize", control: .contested),
    Act(verb: "agreed with", type: .agree, mode: nil, control: nil),
    Act(verb: "praised", type: .support, mode: nil, control: nil),
    Act(verb: "freed prisoners of", type: .concede, mode: nil, control: nil),
    Act(verb: "traded with", type: .cooperate, mode: nil, control: nil),
    Act(verb: "imposed sanctions on", type: .sanction, mode: nil, control: nil),
  ]
  let sources = ["a military source", "residents", "two diplomats", "a hospital official", "the ministry", "witnesses"]
  /// The words that fill sentences, the most usual ones first.
  let common = """
    the of and in to people road market government city water police week state local area school power shops families
    hospital bridge lorries quarter river border camp convoy drone rockets airport ministry council station children
    fuel bread prices talks delegation ceasefire envoy troops fighters checkpoint mosque church factory farm harbour
    mine prison court judge lawyer student teacher doctor nurse driver trader farmer fisherman soldier officer general
    colonel commander brigade battalion artillery mortar sniper ambush siege blockade sanctions embargo election ballot
    candidate parliament cabinet minister president premier mayor governor tribe clan elder youth women widow orphan
    refugee tent aid wheat rice oil gas pipeline refinery dam electricity telephone internet radio newspaper reporter
    photograph smoke fire flood storm drought harvest winter summer morning evening night dawn noon holiday festival
    funeral wedding football match stadium theatre museum library university hostel hotel restaurant bakery kitchen
    garden wall gate tower minaret cellar roof window door stairs lift tunnel cave valley hill mountain desert forest
    island coast beach ship boat ferry train bus taxi lorry tank jeep motorcycle bicycle horse camel sheep goat dog
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  let towns: [ReportMaker.Town]
  let regions: [(name: String, lat: Double, lon: Double)]
  let sides: [Side]
  let outlets: [String]

  private static let syllables = [
    "ka", "ren", "to", "mir", "sal", "ban", "ou", "dra", "lek", "zin", "ora", "tem", "ush", "gol", "wad", "qar", "ib",
    "nes",
  ]

  init() {
    var state: UInt64 = 7
    func name(_ length: Int) -> String {
      let word = (0..<length).map { _ in Self.syllables[Self.below(Self.syllables.count, &state)] }.joined()
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    func near(_ middle: Double) -> Double { middle + Double(Self.below(6000, &state) - 3000) / 1000 }
    let lands = countries
    towns = (0..<4000).map { number in
      let country = Self.below(lands.count, &state)
      return ReportMaker.Town(
        name: name(2 + number % 3), id: 9_000_000 + number, country: country, lat: near(lands[country].lat),
        lon: near(lands[country].lon))
    }
    regions = (0..<(lands.count * Self.regionsPerCountry)).map { number in
      let land = lands[number / Self.regionsPerCountry]
      return ("\(name(2)) province", near(land.lat), near(land.lon))
    }
    let kinds = [
      ("forces loyal to ", "MIL"), ("the army of ", "MIL"), ("the ", "REB"), ("the government of ", "GOV"), ("", "ELI"),
    ]
    sides = (0..<3000).map { number in
      let (opening, sector) = kinds[number % kinds.count]
      let ending = sector == "REB" ? " Brigade" : sector == "ELI" ? " " + name(3) : ""
      return Side(name: opening + name(3) + ending, code: lands[number % lands.count].alpha3 + sector)
    }
    outlets = (0..<150).map { "\(name(2)) \(["Post", "Star", "News", "Times", "Courier"][$0 % 5])" }
  }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  static func below(_ bound: Int, _ state: inout UInt64) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
