import Claims
import Dates
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
    let (times, doubts) = reader.times(in: text, sentences: [text.span], published: nil)
    #expect(times.map(\.interval) == [nil])
    #expect(
      doubts.map(\.message) == [
        "'late Sunday' counts from the day of publication, which is not known; give it with --published"
      ])
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
    "Montag, 11. April",
    "hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred years ago",
    "million million thousand hundred thousand million million million million thousand years later",
    "999999999 centuries ago", "999999999 years before May 5", "99999 decades from now", "1 century ago",
    "\u{0}Monday\u{0}", "between and to until 4 4 4 4 - - - 4 April April April",
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
      "R/en/dates/a.rules:2: error: rule 'a' does not say what it gives; write 'gives: ' and one of calendar, shift, duration, set, vague"
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
  ])
  func saysWhatIsWrongWithARule(contents: String, message: String) throws {
    let book = Rulebook(files: [try RuleFile(path: "R/en/dates/a.rules", contents: contents)])
    #expect(throws: RuleFileError.self) { try DateReader(book) }
    do { _ = try DateReader(book) } catch { #expect(error.description == message) }
  }
}
