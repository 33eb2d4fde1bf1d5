import Foundation

/// Names a file as it is now: another size or time of change, and it is another file.
enum ImportStamp {
  /// - Returns: nil for what is no file on a disk: another stream has other items at the same places.
  static func of(_ path: String) -> String? {
    guard path != "-", let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { return nil }
    let size = attributes[.size] as? Int ?? 0
    let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(URL(filePath: path).standardizedFileURL.path) \(size) \(Int(changed))"
  }
}
