import Testing

@testable import Publishing

@Suite struct TimelinePartTests {
  @Test func aLongTimelineIsGivenByFiftiesFromItsEnd() {
    let all = (1...120).map(String.init)
    let last = TimelinePart(all, before: nil) { $0 }
    #expect(last.items == Array(all[70...]) && last.next == "71")
    let middle = TimelinePart(all, before: last.next) { $0 }
    #expect(middle.items == Array(all[20..<70]) && middle.next == "21")
    let first = TimelinePart(all, before: middle.next) { $0 }
    #expect(first.items == Array(all[..<20]) && first.next == nil)
    #expect(TimelinePart([String](), before: "x") { $0 }.items.isEmpty)
  }

  /// What is absent inside is taken from further out, as Mustache does by itself.
  @Test func aViewIsReadOnce() throws {
    struct Inner {
      let name: String?
      let isSo: Bool
    }
    struct Outer {
      let title = "t"
      let name = "outer"
      let items: [Inner]
      let none: String? = nil
    }
    let tree = try #require(TemplateTree.of(Outer(items: [Inner(name: nil, isSo: true)])) as? TemplateTree)
    #expect(tree.child(named: "title") as? String == "t" && tree.child(named: "none") == nil)
    let inner = try #require((tree.child(named: "items") as? [Any])?.first as? TemplateTree)
    #expect(inner.child(named: "name") == nil && inner.child(named: "isSo") as? Bool == true)
  }
}
