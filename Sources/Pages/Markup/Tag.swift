/// The elements that this room tells apart.
enum Tag: String, CaseIterable, Sendable {
  case html, head, body, title, meta, link, script, article, main, section, div, p, a, span, time, br, hr
  case h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, table, tbody, thead, tfoot, tr, td, th, caption
  case blockquote, pre, figure, figcaption, header, footer, nav, aside, form, button, label, input, address, center
  case fieldset, details, summary, cite, dialog, menu, hgroup, search
  /// Any other element.
  case other
  /// A run of text.
  case text

  /// The elements that stand in a line and that the parser treats as it does text.
  static let ofLine: [Tag] = [.other, .span, .a, .time, .label, .cite]

  var isHeading: Bool { self == .h1 || self == .h2 || self == .h3 || self == .h4 || self == .h5 || self == .h6 }

  /// Whether it stands in a line of text and does not begin a new one.
  var isInline: Bool {
    switch self {
    case .a, .span, .time, .label, .cite, .other, .text, .br, .input: true
    default: false
    }
  }
}
