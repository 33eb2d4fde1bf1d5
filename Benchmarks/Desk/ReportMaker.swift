import Claims
import Words

/// Makes up readings as the reader would give them: happenings in invented towns of real countries, each told by some reports
/// over some days, a third of them copies. The shapes of the sentences are those of our samples. The same seed gives the same
/// readings.
struct ReportMaker {
  struct Town {
    let name: String
    let id: Int
    let country: Int
    let lat: Double
    let lon: Double
  }

  private var state: UInt64 = 2019
  private var happening = 0
  private var number = 0
  private var waiting: [Reading] = []
  private let world: World

  init() { world = World() }

  /// The next readings, in the order in which they come in.
  mutating func readings(_ count: Int) -> [Reading] {
    while waiting.count < count { tell() }
    defer { waiting.removeFirst(count) }
    return Array(waiting.prefix(count))
  }

  private static let firstDay = 17_167
  /// Happenings of a day: a hundred and fifty thousand reports are some nine years.
  private static let perDay = 10

  /// One happening in all its reports.
  private mutating func tell() {
    let day = Day(number: Self.firstDay + happening / Self.perDay)
    // Some towns and sides are in the news far more than others.
    let town = world.towns[skewed(world.towns.count)]
    let sides = [world.sides[skewed(world.sides.count)], world.sides[skewed(world.sides.count)]]
    let wire = waiting.count
    for copy in 0..<(1 + below(8)) {
      if copy > 0, below(3) == 0, wire < waiting.count {
        waiting.append(copied(waiting[wire]))
      } else {
        waiting.append(report(day + (copy == 0 ? 0 : below(3)), town, sides))
      }
      number += 1
    }
    happening += 1
  }

  private mutating func copied(_ first: Reading) -> Reading {
    var reading = first
    reading.id = "r\(number)"
    reading.outlet = world.outlets[skewed(world.outlets.count)]
    reading.url = "https://example.org/r\(number)"
    return reading
  }

  private mutating func report(_ day: Day, _ town: Town, _ sides: [World.Side]) -> Reading {
    var draft = Draft(id: "r\(number)", world: world)
    let title = "\(sides[0].name) \(world.acts[below(world.acts.count)].verb) \(town.name)"
    let outlet = world.outlets[skewed(world.outlets.count)]
    for _ in 0..<(3 + below(8)) {
      let act = world.acts[skewed(world.acts.count)]
      let actor = below(4) == 0 ? world.sides[skewed(world.sides.count)] : sides[below(2)]
      let recipient = below(3) == 0 ? nil : sides[below(2)]
      let place: World.Spot =
        switch below(12) {
        case 0: .country(town.country)
        case 1: .region(town.country * World.regionsPerCountry + below(World.regionsPerCountry))
        case 2, 3: .nowhere
        case 4: .town(world.towns[skewed(world.towns.count)])
        default: .town(town)
        }
      draft.say(
        actor, act, recipient, at: place, on: day - below(3),
        source: below(2) == 0 ? world.sources[below(world.sources.count)] : nil,
        detail: (0..<(6 + below(8))).map { _ in world.common[skewed(world.common.count)] }.joined(separator: " "),
        number: 2 + below(90), certainty: Certainty.allCases[[1, 1, 1, 2, 2, 2, 3, 3, 0, 4][below(10)]], outlet: outlet)
    }
    return draft.reading(title: title, outlet: outlet, published: day)
  }

  /// Small numbers far more often than great ones.
  private mutating func skewed(_ bound: Int) -> Int {
    let part = Double(below(1 << 20)) / Double(1 << 20)
    return min(bound - 1, Int(part * part * part * Double(bound)))
  }

  private mutating func below(_ bound: Int) -> Int { World.below(bound, &state) }
}
