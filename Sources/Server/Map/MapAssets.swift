import Foundation

/// What the page of the map is drawn with, found once when the desk starts: Leaflet and the borders.
public struct MapAssets: Sendable {
  /// Where Debian's package libjs-leaflet puts it.
  public static let debian = "/usr/share/javascript/leaflet"

  /// Nil where the package is not installed.
  let leaflet: (script: String, style: String)?
  /// TopoJSON; nil where the file is missing.
  let borders: String?

  /// - Parameters:
  ///   - leaflet: the folder of `leaflet.min.js` and `leaflet.css`.
  ///   - borders: the path of `borders.json`; nil for none.
  public init(leaflet folder: String = MapAssets.debian, borders: String?) {
    func read(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
    if let script = read(folder + "/leaflet.min.js"), let style = read(folder + "/leaflet.css") {
      leaflet = (script, style)
    } else {
      leaflet = nil
    }
    self.borders = borders.flatMap(read)
  }
}
