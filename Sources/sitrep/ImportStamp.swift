import Foundation

/// Names a file as it is now: another size or time of change, and it is another file.
enum ImportStamp {
  static func of(_ path: String) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let size = attributes?[.size] as? Int ?? 0
    let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(URL(filePath: path).standardizedFileURL.path) \(size) \(Int(changed))"
  }
}
