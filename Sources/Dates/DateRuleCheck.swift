import Claims
import Language
import Rulebook
import Words

extension DateReader {
  /// The day of publication for rules that name no other: a Friday.
  static let exampleDay = Day(iso: "2019-04-12")

  /// Runs the `example` and `not` lines of the date rules.
  ///
  /// An `example` marks every time expression of its text, `{DATE=2019-04-07 late Sunday}`; in a `not` there must be
  /// none. `published:` in a block sets the day of publication, else it is 2019-04-12; `published: none` for none.
  /// - Returns: one error for each line that fails, at that line.
  public func check(_ rulebook: Rulebook) -> [RuleFileError] {
    rulebook.blocks("dates", kind: "rule").flatMap { block in
      let day = block.value("published").map(Day.init(iso:)) ?? Self.exampleDay
      let examples = block.all("example").compactMap { field in
        difference(field.value, day).map { block.error($0, line: field.line) }
      }
      let nots = block.all("not").compactMap { field in
        difference(field.value, day).map { block.error($0, line: field.line) }
      }
      return examples + nots
    }
  }

  /// How the expressions of a marked text differ from its marks; nil where they are the same.
  ///
  /// A mark `in=FROM/TO` inside an expression's mark, or around it, asks for its interval.
  /// - Parameter parse: the sentences of the text without its marks; none where the words alone shall tell.
  public func difference(
    _ marked: String, _ published: Day?, parse: (Text) -> [Sentence] = { _ in [] }
  ) -> String? {
    guard let marked = MarkedText(marked) else { return "the marks are not closed; write '{DATE=2019-04-11 April 11}'" }
    let found = times(in: marked.text, sentences: parse(marked.text), published: published).times
    let ours = found.map { shown($0.kind.rawValue, $0.value, marked.text.string($0.span)) }
    let wanted = marked.marks.filter { $0.label != "in" }.map {
      shown($0.label, $0.value ?? "", marked.text.string($0.span))
    }
    guard ours == wanted else { return "wanted \(listed(wanted)), found \(listed(ours))" }
    for mark in marked.marks where mark.label == "in" {
      let interval = found.first { $0.span == mark.span }?.interval
      let ours = interval.map { "\($0.from)/\($0.to)" } ?? "none"
      if ours != mark.value { return "wanted the interval \(mark.value ?? ""), found \(ours)" }
    }
    return nil
  }

  private func shown(_ kind: String, _ value: String, _ words: String) -> String { "{\(kind)=\(value) \(words)}" }

  private func listed(_ all: [String]) -> String { all.isEmpty ? "nothing" : all.joined(separator: " ") }
}
