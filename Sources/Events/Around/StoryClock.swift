import Claims

/// The day that a story has come to: acts told without a day of their own are of the day told before.
///
/// "Rebels attacked the town on Monday, and 12 people were killed. The mayor fled." All three are of Monday, the last
/// two by the context.
struct StoryClock {
  private var last: (when: When, sentence: Int)?
  /// How many sentences on a day still holds; news has short paragraphs, and few tell of one day for longer.
  /// Source: our choice.
  private static let reach = 3

  /// The events of one sentence, dated by what was told before where they say no day themselves.
  mutating func dated(_ events: [CodedEvent], on stage: Stage) -> [CodedEvent] {
    let dated = events.map { event in
      if event.when.basis == .text {
        keep(event.when, stage)
        return event
      }
      guard let last, stage.index - last.sentence <= Self.reach, stage.isNarrated(event.host) else {
        return event
      }
      let when = last.when
      return event.dated(
        When(
          value: when.value, interval: when.interval, precision: when.precision, basis: .context, span: when.span))
    }
    if last?.sentence != stage.index, let told = WhenFinder(stage: stage, published: nil).told() { keep(told, stage) }
    return dated
  }

  private mutating func keep(_ when: When, _ stage: Stage) {
    if Self.isDay(when) { last = (when, stage.index) }
  }

  /// Whether it names a day or a time of one, in a year or week that may be unknown: `2019-04-11`, `XXXX-WXX-1`.
  private static func isDay(_ when: When) -> Bool {
    switch when.precision {
    case .day, .time: true
    case .unknown: when.value?.hasPrefix("XXXX-") == true && (when.value?.utf8.count ?? 0) >= 10
    default: false
    }
  }
}
