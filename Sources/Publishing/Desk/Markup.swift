import Mustache

/// HTML escaping by Unicode scalar.
///
/// Mustache's own escapes by `Character`, and so lets a quotation mark with a combining accent through, which a
/// browser takes for the end of an attribute.
struct Markup: MustacheContentType {
  /// The name under which templates ask for it: each begins with `{{% CONTENT_TYPE:MARKUP}}`.
  static let name = "MARKUP"

  func escapeText(_ text: String) -> String { Self.escape(text) }

  static func escape(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "'": out.append(contentsOf: "&#39;".unicodeScalars)
      default:
        // Control characters have no place in HTML; line ends and tabs do.
        let isControl = scalar.properties.generalCategory == .control
        out.append(isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
      }
    }
    return String(out)
  }

  /// One part of a path or query: everything but letters, digits, `-`, `.`, `_` and `~` percent-encoded.
  static func percent(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-._~".utf8.contains(byte)
      out += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The address, where it is one of the web; nil for `javascript:` and all else.
  static func webAddress(_ url: String?) -> String? {
    guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
    return url
  }
}

/// The addresses of the desk's own pages.
enum DeskPath {
  static func document(_ id: String, claim: String? = nil) -> String {
    let base = "/documents/" + Markup.percent(id)
    return claim.map { base + "?claim=\(Markup.percent($0))#\(anchor($0))" } ?? base
  }

  /// The document with what was left out of its page, struck through.
  static func whole(_ id: String) -> String { document(id) + "?removed=shown" }

  static func claim(_ id: String, document: String) -> String {
    "/claims/\(Markup.percent(id))?document=\(Markup.percent(document))"
  }

  static func anchor(_ claim: String) -> String { "claim-" + Markup.percent(claim).replacing("%", with: ":") }
}
