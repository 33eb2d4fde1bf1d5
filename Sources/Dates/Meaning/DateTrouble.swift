import Claims
import Words

/// Why a time expression is not all settled; each gives one ``Doubt``.
enum DateTrouble: Sendable {
  /// It would need the day of publication, which is not known.
  case lacksPublication
  /// It counts from a day, and the text names none before it.
  case lacksDay
  /// A day that no calendar has; the last day of its month where the year is known.
  case noSuchDay(Day?)
  /// Weekday and date name two days, of which the first was taken.
  case twoDays(read: Day, other: Day)
  /// A business year whose end the text does not tell; it lies in these days.
  case fiscalYear(Interval)
  /// It counts from something that happened, named in these words.
  case event(Span)

  /// - Parameter span: that of the expression; the doubt is about the event's words where there is one.
  func doubt(_ span: Span, _ text: Text) -> Doubt {
    let words = "'\(text.string(span))'"
    switch self {
    case .lacksPublication:
      return Doubt(
        .unresolvedTime, span,
        "\(words) counts from the day of publication, which is not known; give it with --published")
    case .lacksDay:
      return Doubt(.unresolvedTime, span, "\(words) counts from a day that the text does not name before it")
    case .noSuchDay(let last?):
      return Doubt(.unresolvedTime, span, "\(words) is no day of the calendar; it may mean \(last) or \(last + 1)")
    case .noSuchDay(nil):
      return Doubt(
        .unresolvedTime, span,
        "\(words) is no day of the calendar; it may mean the last day of that month or the first of the next")
    case .twoDays(let read, let other):
      return Doubt(
        .unresolvedTime, span, "\(words) names two days, \(read) and \(other): weekday and date differ; read as \(read)"
      )
    case .fiscalYear(let days):
      return Doubt(
        .unresolvedTime, span,
        "\(words) need not begin in January; it lies between \(days.from) and \(days.to), and the text does not tell its end"
      )
    case .event(let event):
      return Doubt(
        .unresolvedTime, event, "\(words) counts from '\(text.string(event))', an event whose day is not known here")
    }
  }
}
