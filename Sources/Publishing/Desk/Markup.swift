import Mustache
import Words

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
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        out.append(isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
      }
    }
    return String(out)
  }

  /// The address, where it is one of the web; nil for `javascript:` and all else.
  static func webAddress(_ url: String?) -> String? {
    guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
    return url
  }
}

/// The addresses of the desk's own pages.
public enum DeskPath {
  static func document(_ id: String, claim: String? = nil) -> String {
    let base = "/documents/" + PercentCode.encoded(id)
    return claim.map { base + "?claim=\(PercentCode.encoded($0))#\(anchor($0))" } ?? base
  }

  /// The document with a layer of its reading marked.
  static func document(_ id: String, layer: TextLayer) -> String {
    document(id) + (layer == .claims ? "" : "?layer=" + layer.rawValue)
  }

  /// The document with what was left out of its page, struck through.
  static func whole(_ id: String) -> String { document(id) + "?removed=shown" }

  public static func claim(_ id: String, document: String) -> String {
    "/claims/\(PercentCode.encoded(id))?document=\(PercentCode.encoded(document))"
  }

  static func story(_ id: String) -> String { "/stories/" + PercentCode.encoded(id) }

  static func actor(_ name: String) -> String { "/actors/" + PercentCode.encoded(name) }

  /// Where a review of a claim is sent.
  static func review(_ id: String) -> String { "/claims/\(PercentCode.encoded(id))/review" }

  static func anchor(_ claim: String) -> String { "claim-" + PercentCode.encoded(claim).replacing("%", with: ":") }
}
