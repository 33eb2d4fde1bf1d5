/// A model file that a person must mend or fetch again.
public struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public let path: String
  /// What was seen, and what to do instead.
  public let message: String

  /// An error of the file at a path.
  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  /// `path: error: message`, for example
  /// `Model/english.sitrep: error: is 12 bytes long, not 9000; it was cut short: copy it again, or make it with 'Tools/train'`.
  public var description: String { "\(path): error: \(message)" }
}
