import Claims
import Dates
import Language
import Rulebook
import TestKit
import Testing
import Words

@Suite struct DateReaderTests {
  private static let shared = try? DateReader(Rulebook(directory: Repository.rules))
  private let reader: DateReader

  init() throws { reader = try #require(Self.shared) }

  @Test func doubtsWhatNeedsADayOfPublication() {
    let text = Text("It was announced on late Sunday.")
    let (times, doubts) = reader.times(in: text, sentences: [Sentence(span: text.span, tokens: [])], published: nil)
    #expect(times.map(\.interval) == [nil])
    #expect(
      doubts.map(\.message) == [
        "'late Sunday' counts from the day of publication, which is not known; give it with --published"
      ])
  }

  /// Each doubt word for word, and the words it stands at.
  @Test(arguments: [
    (
      "It was signed on 31 April 2019.", "31 April 2019",
      "'31 April 2019' is no day of the calendar; it may mean 2019-04-30 or 2019-05-01"
    ),
    (
      "It was signed on February 30.", "February 30",
      "'February 30' is no day of the calendar; it may mean 2019-02-28 or 2019-03-01"
    ),
    (
      "It was signed on Friday, April 4.", "Friday, April 4",
      "'Friday, April 4' names two days, 2019-04-04 and 2019-04-05: weekday and date differ; read as 2019-04-04"
    ),
    (
      "It was signed on Monday, 5 April 2013.", "Monday, 5 April 2013",
      "'Monday, 5 April 2013' names two days, 2013-04-05 and 2013-04-08: weekday and date differ; read as 2013-04-05"
    ),
    (
      "It was signed on Wednesday, April 4.", "Wednesday, April 4",
      "'Wednesday, April 4' names two days, 2018-04-04 and 2019-04-04: weekday and date differ; read as 2018-04-04"
    ),
    (
      "On the day after the ceasefire in Tripoli they left.", "the ceasefire",
      "'the day' counts from 'the ceasefire', an event whose day is not known here"
    ),
    (
      "In March 2014 he fell ill, and two days later he was gone.", "two days later",
      "'two days later' counts from a day that the text does not name before it"
    ),
    (
      "It made a loss in fiscal 2014.", "fiscal 2014",
      "'fiscal 2014' need not begin in January; it lies between 2013-01-01 and 2015-01-01, and the text does not tell its end"
    ),
    (
      "Three weeks after Ali's men were beaten, they left.", "Ali's men",
      "'Three weeks' counts from 'Ali's men', an event whose day is not known here"
    ),
  ])
  func doubtsWhatCannotBeRight(words: String, at: String, message: String) {
    let text = Text(words)
    let doubts = reader.times(
      in: text, sentences: [Sentence(span: text.span, tokens: [])], published: Day(iso: "2019-04-12")
    ).doubts
    #expect(doubts.map(\.message) == [message])
    #expect(doubts.map { text.string($0.span) } == [at])
    #expect(doubts.map(\.kind) == [.unresolvedTime])
  }

  @Test func doubtsADayThatIsNoneInAnUnknownYear() {
    let text = Text("It was signed on 31 April.")
    let (times, doubts) = reader.times(in: text, sentences: [Sentence(span: text.span, tokens: [])], published: nil)
    #expect(times.map(\.value) == ["XXXX-04-XX"])
    #expect(
      doubts.map(\.message) == [
        "'31 April' is no day of the calendar; it may mean the last day of that month or the first of the next"
      ])
  }

  @Test func doubtsNothingThatFits() {
    let text = Text(
      "On Thursday, April 11, he flew; on Sunday, 7 April 2019, he left; he was there on the 9th of April.")
    #expect(
      reader.times(in: text, sentences: [Sentence(span: text.span, tokens: [])], published: Day(iso: "2019-04-12"))
        .doubts.isEmpty)
  }

  /// A text that makes every pattern start and none end is read to its end, however long.
  @Test func readsLongNonsenseToItsEnd() throws {
    let nasty = "the the first of the last two to three and a half hundred thousand million years of the late last "
    let text = Text(String(repeating: nasty, count: 500) + "on 11 April 2019")
    #expect(reader.times(in: text, sentences: [], published: nil).times.last?.value == "2019-04-11")
  }

  @Test func infersTheDayOfPublicationFromWeekdayAndDate() throws {
    let text = Text(
      "He flew to Moscow on the afternoon of Thursday the 11th of April. Since 2014 he has led the army.")
    let days = reader.publishedCandidates(in: text, sentences: [], notAfter: Day(iso: "2020-01-01"))
    #expect(days.map(\.description) == ["2019-04-11"])
    let older = reader.publishedCandidates(
      in: Text("On Thursday the 11th of April he flew."), sentences: [], notAfter: Day(iso: "2020-01-01"))
    #expect(older.map(\.description) == ["2019-04-11", "2013-04-11", "2002-04-11", "1996-04-11", "1991-04-11"])
    #expect(reader.publishedCandidates(in: Text("He flew on Thursday."), sentences: []).isEmpty)
  }

  @Test func takesTwoPairsThatExcludeEachOther() {
    let text = Text("On Thursday, April 11, and on Friday, April 11, he flew.")
    #expect(reader.publishedCandidates(in: text, sentences: []).isEmpty)
  }

  @Test(arguments: [
    "", " ", "\n\n\n", "May", "1", "99999999999999999999999999", "-----", "''''''", "the the the the of of of",
    "2019-02-30", "31 February 2019", "the 0th of April", "the 99th of May", "’’’98", "“Monday”", "12:99 p.m.",
    "one one one one one one one one thousand thousand million days ago", "a hundred thousand million years ago",
    "hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred years ago",
    "million million thousand hundred thousand million million million million thousand years later",
    "999999999 centuries ago", "999999999 years before May 5", "99999 decades from now", "1 century ago",
    "Montag, 11. April", "\u{0}Monday\u{0}", "between and to until 4 4 4 4 - - - 4 April April April",
    "after", "the day after", "three days before", "the day after\n\nthe war", "2019-99-99", "00/00/0000", "31/31/3131",
    "Feb. 29, 1900", "the day after the day after the day after", "Ramadan 9999", "\u{2019}\u{2019}s 's",
    "the year 0", "Easter 1000", "last next this last Friday", "Thursday, Friday, Saturday, 11, 12, 13 April",
  ])
  func survivesNastyText(words: String) {
    let text = Text(words)
    for day in [nil, Day(iso: "2019-04-12")] {
      for time in reader.times(in: text, sentences: [], published: day).times {
        #expect(text.isBoundary(time.span.start) && text.isBoundary(time.span.end) && !time.span.isEmpty)
      }
    }
  }

  @Test func goesOverNoSentence() {
    let text = Text("He left in April\n\n4 men stayed")
    let times = reader.times(in: text, sentences: [], published: Day(iso: "2019-05-12")).times
    #expect(times.map { text.string($0.span) } == ["April"])
  }

  @Test(arguments: [
    (
      "source: s\nrule a\n  gives: calender\n  pattern: x",
      "R/en/dates/a.rules:2: error: rule 'a' does not say what it gives; write 'gives: ' and one of calendar, shift, duration, set, vague, nothing"
    ),
    (
      "source: s\nrule a\n  gives: set",
      "R/en/dates/a.rules:2: error: rule 'a' has no pattern; write for example 'pattern: in {month}'"
    ),
    (
      "source: s\nrule a\n  gives: set\n  pattern: in {mont}",
      "R/en/dates/a.rules:4: error: there is no list 'mont'; write for example '{weekday} ,? the {day} of {month}'"
    ),
    (
      "source: s\nrule a\n  gives: set\n  pattern: (in | on",
      "R/en/dates/a.rules:4: error: '(' is not closed; write for example '{weekday} ,? the {day} of {month}'"
    ),
    (
      "source: s\nrule a\n  gives: set\n  pattern: in?",
      "R/en/dates/a.rules:4: error: the pattern may match nothing; write for example '{weekday} ,? the {day} of {month}'"
    ),
    (
      "source: s\nrule a\n  gives: set\n  pattern: in @unit=QQ",
      "R/en/dates/a.rules:4: error: '@unit=QQ' sets nothing known; write for example '{weekday} ,? the {day} of {month}'"
    ),
    (
      "source: s\nrule a\n  gives: set\n  pattern: in <when>",
      "R/en/dates/a.rules:2: error: there is no phrase 'when'; write it as a block 'phrase when'"
    ),
    ("source: s\nlist month\n  may", "R/en/dates/a.rules:3: error: 'may' has no value; write for example 'may = 1'"),
    ("source: s\nlist unit\n  year = A", "R/en/dates/a.rules:3: error: 'A' is no value of 'unit'"),
    (
      "source: s\nlist holiday\n  tet = tet\nholiday tet\n  date: soon",
      "R/en/dates/a.rules:4: error: holiday 'tet' has no date that can be read; write 'date: 12-25', 'date: 4 4 11' (the fourth Thursday of November), 'date: easter -2' or the days of many years 'date: 2019-05-06, 2020-04-24'"
    ),
    (
      "source: s\nlist holiday\n  tet = tet\nholiday test\n  date: 12-25",
      "R/en/dates/a.rules:4: error: no entry of the list 'holiday' means 'test'; write one, or take this out"
    ),
    (
      "source: s\nlist holiday\n  tet = tet",
      "R/en/dates/a.rules:2: error: there is no holiday 'tet'; write 'holiday tet' with its date"
    ),
  ])
  func saysWhatIsWrongWithARule(contents: String, message: String) throws {
    let book = Rulebook(files: [try RuleFile(path: "R/en/dates/a.rules", contents: contents)])
    #expect(throws: RuleFileError.self) { try DateReader(book) }
    do { _ = try DateReader(book) } catch { #expect(error.description == message) }
  }
}
