/// A gazetteer file that cannot be used. Each message says how to get one that can.
public enum GazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(path: String)
  case foreign(path: String)
  case version(path: String, found: UInt32)
  case corrupt(path: String, what: String)

  /// - `gazetteer.bin: cannot be read; make one with 'sitrep gazetteer build'`
  /// - `gazetteer.bin: is no gazetteer of Sitrep's; make one with 'sitrep gazetteer build'`
  /// - `gazetteer.bin: has version 7, this reads version 3; make it again with 'sitrep gazetteer build'`
  /// - `gazetteer.bin: is damaged (the checksum differs); make it again with 'sitrep gazetteer build'`
  public var description: String {
    switch self {
    case .unreadable(let path): "\(path): cannot be read; make one with 'sitrep gazetteer build'"
    case .foreign(let path): "\(path): is no gazetteer of Sitrep's; make one with 'sitrep gazetteer build'"
    case .version(let path, let found):
      "\(path): has version \(found), this reads version \(Gazetteer.version); make it again with 'sitrep gazetteer build'"
    case .corrupt(let path, let what):
      "\(path): is damaged (\(what)); make it again with 'sitrep gazetteer build'"
    }
  }
}
