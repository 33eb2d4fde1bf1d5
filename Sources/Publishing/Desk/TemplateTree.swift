import Mustache

/// A view as Mustache looks through it: each value's children by name, read once.
///
/// Mustache itself asks `Mirror` anew for all children of a value at every name in a template; a list of fifty claims takes ten
/// times as long that way.
struct TemplateTree: MustacheParent {
  private let children: [String: Any]

  func child(named name: String) -> Any? { children[name] }

  /// The value with all below it; nil for what is absent, so that Mustache takes the name from further out, as it does itself.
  static func of(_ value: Any) -> Any? {
    switch value {
    case is String, is Bool, is Int: return value
    case let list as [Any]: return list.compactMap(of)
    default: break
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional { return mirror.children.first.flatMap { of($0.value) } }
    var children: [String: Any] = [:]
    for child in mirror.children {
      if let name = child.label, let value = of(child.value) { children[name] = value }
    }
    return TemplateTree(children: children)
  }
}
