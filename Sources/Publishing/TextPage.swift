import Claims

/// Lines of words wrapped to a width, coloured where asked.
struct TextPage {
  enum Style {
    case plain, strong, faint
    case certainty(Certainty)

    var code: String? {
      switch self {
      case .plain: nil
      case .strong: "1"
      case .faint: "2"
      case .certainty(.confirmed): "32"
      case .certainty(.asserted): "34"
      case .certainty(.attributed): "36"
      case .certainty(.hedged): "33"
      case .certainty(.denied): "31"
      }
    }
  }

  let width: Int
  let color: Bool
  var out = ""

  init(width: Int, color: Bool) {
    self.width = width
    self.color = color
  }

  mutating func blank() { out += "\n" }

  mutating func slot(_ name: String, _ value: String) {
    let label = name + String(repeating: " ", count: max(1, 12 - name.count))
    paragraph([(label, .faint), (value, .plain)], indent: 4, hanging: 12, keepsLabel: true)
  }

  /// Words with their styles, wrapped; the lines after the first stand `hanging` further in.
  mutating func paragraph(
    _ parts: [(String, Style)], indent: Int = 0, hanging: Int = 0, keepsLabel: Bool = false
  ) {
    var column = indent
    var isFirst = true
    out += String(repeating: " ", count: indent)
    for (number, part) in parts.enumerated() {
      if keepsLabel && number == 0 {
        out += styled(part.0, part.1)
        column += part.0.count
        continue
      }
      for word in ClaimPhrases.plain(part.0).split(separator: " ") {
        if !isFirst && column + 1 + word.count > width {
          out += "\n" + String(repeating: " ", count: indent + hanging)
          column = indent + hanging
          isFirst = true
        }
        if !isFirst { out += " " }
        out += styled(String(word), part.1)
        column += word.count + (isFirst ? 0 : 1)
        isFirst = false
      }
    }
    out += "\n"
  }

  private func styled(_ word: String, _ style: Style) -> String {
    guard color, let code = style.code else { return word }
    return "\u{1B}[\(code)m\(word)\u{1B}[0m"
  }
}
