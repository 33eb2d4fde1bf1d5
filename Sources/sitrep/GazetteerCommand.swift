import ArgumentParser
import Foundation
import Places
import Publishing

/// `sitrep gazetteer find` and `sitrep gazetteer build`.
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Look places up, or make a larger gazetteer.",
    subcommands: [Find.self, Build.self])

  struct Find: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
      abstract: "Print the places that a name may stand for, the likeliest first, and why they rank so.")

    @Argument(help: ArgumentHelp("A name, for example Deir ez-Zor.", valueName: "name"))
    var words: [String]

    @Option(
      name: .customLong("in"), help: ArgumentHelp("Only places of this country, for example LY.", valueName: "code"))
    var country: String?

    @Option(help: "text (for people) or json (one place a line). On a terminal text, else json.")
    var format: Format?

    @Option(help: "How many places to print at most.")
    var limit: Int = 20

    @OptionGroup var resources: Resources

    func validate() throws {
      if let country, country.count != 2 || !country.allSatisfy({ $0.isASCII && $0.isLetter }) {
        throw ValidationError("--in '\(country)' is no code of a country; write two letters, for example --in LY")
      }
      if limit < 1 { throw ValidationError("--limit \(limit) is too few; write 1 or more") }
    }

    func run() throws {
      let name = words.joined(separator: " ")
      let reader = try PlaceReader(resources.rulebook(), gazetteer: resources.places())
      let found = reader.candidates(name).filter { country == nil || $0.place.country == country?.uppercased() }
      guard !found.isEmpty else {
        let inside = country.map { " in \($0.uppercased())" } ?? ""
        Terminal.complain(
          "no place '\(name)'\(inside); try another spelling, or add it to a list 'places.…' in Rules/en/places")
        throw ExitCode(1)
      }
      let isJSON = (format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)) == .json
      for candidate in found.prefix(limit) {
        let row = PlaceRow(candidate)
        guard Terminal.write(isJSON ? row.json : Array(row.text.utf8)) else { return }
      }
    }
  }
}

extension PlaceRow {
  init(_ candidate: PlaceReader.Candidate) {
    let place = candidate.place
    self.init(
      name: place.name, geonameid: place.geonameid, country: place.country, division: place.admin, lat: place.lat,
      lon: place.lon, kind: place.kind.rawValue, population: place.population, radiusKm: place.radiusKm,
      score: candidate.score, reasons: candidate.reasons)
  }
}

extension GazetteerCommand {
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a gazetteer from a dump of GeoNames.",
      discussion: """
        From download.geonames.org/export/dump: allCountries.txt, a country's own file (LY.txt) or cities500.txt, and, where \
        wanted, admin1CodesASCII.txt and alternateNamesV2.txt, unpacked or gzipped. Places of our own gazetteer that the \
        dump does not hold are taken over. Then: sitrep read --gazetteer FILE.
        """)

    @Argument(help: ArgumentHelp("Files of the dump; their names say what they hold.", valueName: "file"))
    var files: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The gazetteer to write.", valueName: "file"))
    var output: String

    @Option(help: "Leave out towns with fewer people.")
    var people: Int = 0

    @Flag(help: "Do not take over the places of our own gazetteer.")
    var alone = false

    @OptionGroup var resources: Resources

    func validate() throws {
      if people < 0 { throw ValidationError("--people \(people) is too few; write 0 or more") }
    }

    func run() throws {
      var writer = try GazetteerWriter(resources.rulebook(), leastPeople: people)
      for (path, kind) in sorted() { try DumpFile(path: path, kind: kind).read(into: &writer) }
      let fromDump = writer.count
      if !alone { try writer.add(resources.places()) }
      do {
        try Data(writer.bytes()).write(to: URL(filePath: output), options: .atomic)
      } catch {
        Terminal.complain("error: \(output): cannot be written: \(error.localizedDescription)")
        throw ExitCode(1)
      }
      let all = try Gazetteer(path: output).count
      Terminal.write("\(output): \(all) places, \(fromDump) of them from the dump\n")
    }

    /// Places first: divisions and alternate names belong to them.
    private func sorted() -> [(String, GeoNamesFile)] {
      let all = files.map { ($0, GeoNamesFile(named: URL(filePath: $0).lastPathComponent)) }
      let order: [GeoNamesFile] = [.places, .divisions, .alternateNames]
      return order.flatMap { kind in all.filter { $0.1 == kind } }
    }
  }
}
