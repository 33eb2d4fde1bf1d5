import FoundationEssentials

/// All rule files of a folder, for the rooms to compile their own part of.
public struct Rulebook: Sendable {
  public let files: [RuleFile]
  /// By the room: the blocks of all files in a folder of its name, in the order of files and lines.
  private let rooms: [Substring: [RuleBlock]]

  public init(files: [RuleFile]) {
    self.files = files
    var rooms: [Substring: [RuleBlock]] = [:]
    for file in files {
      for folder in Set(file.path.split(separator: "/").dropFirst().dropLast()) {
        rooms[folder, default: []] += file.blocks
      }
    }
    self.rooms = rooms
  }

  /// Reads every `*.rules` file under a folder, in the order of their paths.
  ///
  /// Paths are shown from the folder's own name on: `Rules/en/dates/months.rules`.
  /// - Throws: ``RuleFileError``; for a folder that cannot be read,
  ///   `Rules:0: error: no rule files here; give the folder that holds 'en/dates', for example '--rules Rules'`.
  public init(directory: String) throws(RuleFileError) {
    let root = URL(filePath: directory).resolvingSymlinksInPath()
    let shown = URL(filePath: directory).lastPathComponent
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    var files: [RuleFile] = []
    for name in names.filter({ $0.hasSuffix(".rules") }).sorted() {
      let path = "\(shown)/\(name)"
      guard let data = try? Data(contentsOf: root.appending(path: name)),
        let contents = String(validating: data, as: UTF8.self)
      else { throw RuleFileError(path: path, line: 0, message: "cannot be read as UTF-8 text; save it as UTF-8") }
      files.append(try RuleFile(path: path, contents: contents))
    }
    guard !files.isEmpty else {
      throw RuleFileError(
        path: directory, line: 0,
        message: "no rule files here; give the folder that holds 'en/dates', for example '--rules Rules'")
    }
    self.init(files: files)
  }

  /// This rulebook with another laid over it: a block of the same room, kind and name takes the place of ours, and what we
  /// do not have is added.
  public func overlaid(by other: Rulebook) -> Rulebook {
    let given = Set(other.files.flatMap { file in file.blocks.map { Self.identity($0) } })
    let kept = files.map { file in file.without { given.contains(Self.identity($0)) } }
    return Rulebook(files: kept + other.files)
  }

  /// Room, kind and name.
  private static func identity(_ block: RuleBlock) -> String {
    let room = block.path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    return "\(room) \(block.kind) \(block.name)"
  }

  /// The blocks of one room (`dates`, `events` …), in the order of files and lines.
  public func blocks(_ room: String) -> [RuleBlock] {
    rooms[Substring(room), default: []]
  }

  /// The blocks of one room that are of a kind: `rule`, `list` …
  public func blocks(_ room: String, kind: String) -> [RuleBlock] {
    blocks(room).filter { $0.kind == kind }
  }

  /// The list of a name; the list that stands last wins, so that a folder may extend another.
  public func list(_ room: String, _ name: String) -> RuleBlock? {
    blocks(room).last { $0.kind == "list" && $0.name == name }
  }

  /// The words of a list, in the order of the file; none where there is no such list.
  public func words(_ room: String, _ list: String) -> [String] { self.list(room, list)?.entries.map(\.word) ?? [] }

  /// What is wrong in all rooms alike: two blocks of one kind and name, and two equal entries of one list.
  public func lint() -> [RuleFileError] {
    var errors: [RuleFileError] = []
    var seen: [String: RuleBlock] = [:]
    for block in files.flatMap(\.blocks) {
      let folder = block.path.split(separator: "/").dropLast().joined(separator: "/")
      if let first = seen.updateValue(block, forKey: "\(folder) \(block.kind) \(block.name)") {
        errors.append(block.error("\(block.kind) '\(block.name)' is already in \(first.place); give it another name"))
      }
      var words: [String: Int] = [:]
      for entry in block.entries {
        if let line = words.updateValue(entry.line, forKey: entry.word) {
          errors.append(
            block.error("'\(entry.word)' is already in line \(line); take one of them out", line: entry.line))
        }
      }
    }
    return errors
  }
}
