import Claims
import Rulebook

/// The files of GeoNames' dump that a gazetteer is made from (download.geonames.org/export/dump, readme.txt).
public enum GeoNamesFile: String, Hashable, Sendable {
  /// `allCountries.txt`, `LY.txt`, `cities500.txt`: 19 columns, a place a line.
  case places
  /// `admin1CodesASCII.txt`: code, name, name in ASCII, id.
  case divisions
  /// `alternateNamesV2.txt`: id of the name, id of the place, language, name, and whether it is preferred, short,
  /// colloquial or historic.
  case alternateNames

  /// What a file holds, by its name; any `.txt` that has no name of its own holds places.
  public init(named name: String) {
    let name = name.lowercased()
    self = name.hasPrefix("admin1codes") ? .divisions : name.hasPrefix("alternatenames") ? .alternateNames : .places
  }

  var columns: Int {
    switch self {
    case .places: 19
    case .divisions: 4
    case .alternateNames: 4
    }
  }
}

/// A line of a dump that is passed over, and why.
public struct GeoNamesLineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// - `has 3 of 19 columns`
  /// - `'x' is no latitude; a number from -90 to 90`
  /// - `'abc' is no id of GeoNames; a whole number`
  public let description: String

  /// A line longer than any of GeoNames.
  public static let tooLong = GeoNamesLineError(description: "longer than any line of GeoNames")
}

/// The columns of a line, and what they mean.
struct GeoNamesLine {
  private let columns: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8], _ file: GeoNamesFile) throws(GeoNamesLineError) {
    let end = bytes.last == 0x0D ? bytes.count - 1 : bytes.count
    columns = bytes[..<end].split(separator: 0x09, omittingEmptySubsequences: false)
    guard columns.count >= file.columns else {
      throw GeoNamesLineError(
        description: "has \(columns.count) of \(file.columns) columns")
    }
  }

  func text(_ column: Int) -> String { String(decoding: columns[column], as: UTF8.self) }

  func bytes(_ column: Int) -> ArraySlice<UInt8> { columns[column] }

  func isSet(_ column: Int) -> Bool { column < columns.count && columns[column].elementsEqual([0x31]) }

  func id(_ column: Int) throws(GeoNamesLineError) -> UInt32 {
    guard let id = UInt32(text(column)) else {
      throw GeoNamesLineError(description: "'\(text(column))' is no id of GeoNames; a whole number")
    }
    return id
  }

  func degrees(_ column: Int, _ name: String, to most: Double) throws(GeoNamesLineError) -> Int32 {
    guard let value = Double(text(column)), abs(value) <= most else {
      throw GeoNamesLineError(
        description: "'\(text(column))' is no \(name); a number from -\(Int(most)) to \(Int(most))")
    }
    return Int32((value * 1e5).rounded())
  }

  /// `US.TX`; empty where the division is not known.
  func admin(country: Int, code: Int) -> String {
    let parts = (text(country), text(code))
    return parts.1.isEmpty || parts.1 == "00" || parts.0.isEmpty ? "" : parts.0 + "." + parts.1
  }
}

/// Which features of GeoNames are kept, as which kind and how wide: `Rules/en/places/geonames.rules`.
struct GeoNamesFeatures {
  private var kept: [String: (kind: Int, radius: Int)] = [:]

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    guard let list = rulebook.list("places", "geonames-features") else { return }
    for entry in list.entries {
      let parts = (entry.value ?? "").split(separator: " ").map(String.init)
      let kind = parts.first.flatMap(PlaceMention.Kind.init(rawValue:)).flatMap { Place.kinds.firstIndex(of: $0) }
      guard let kind, parts.count == 1 || Int(parts[1]) != nil else {
        throw list.error(
          "'\(entry.word)' has no kind; write for example 'A.ADM2 = admin 40', the radius in km", line: entry.line)
      }
      kept[entry.word] = (kind, parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    }
  }

  /// The kind and radius of a feature, by its code or else by its class alone; nil where it is left out.
  func kind(_ featureClass: String, _ code: String) -> (kind: Int, radius: Int)? {
    kept[featureClass + "." + code] ?? kept[featureClass]
  }
}
