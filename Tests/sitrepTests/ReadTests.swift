import Foundation
import TestKit
import Testing

@Suite struct ReadTests {
  private let documents = (1...12).map { i in
    #"{"id":"d\#(i)","published":"2019-04-12","outlet":"Post \#(i)","text":"Rebels “attacked” a base near Sabratha on Day \#(i). 🕊 The army denied it."}"#
  }

  @Test func readingsComeInTheOrderOfTheInputWhateverTheJobs() throws {
    let input = Data(documents.joined(separator: "\n").utf8)
    let one = try Command.run("read", "--jobs", "1", "-", input: input)
    let two = try Command.run("read", "--jobs", "2", "-", input: input)
    #expect(one.objects.map { $0["id"] as? String } == (1...12).map { "d\($0)" })
    #expect(one.output == two.output)
    #expect(one.status == 0)
  }

  @Test func aBrokenLineIsToldInItsPlaceAndTheRestGoesOn() throws {
    let lines = [documents[0], #"{"id":"b","text":"#, documents[1], #"{"id":"c"}"#, #"{"id":"e","text":""}"#]
    let result = try Command.run("read", "-", input: Data(lines.joined(separator: "\n").utf8))
    #expect(result.status == 1)
    #expect(result.objects.count == 5)
    #expect(result.objects.map { $0["error"] != nil } == [false, true, false, true, false])
    let error = try #require(result.objects[3]["error"] as? [String: String])
    #expect(error["code"] == "no_text")
    #expect(
      error["message"]
        == #"line 4: no 'text' or 'html'; write for example {"id":"a1","text":"Rebels seized Gharyan."}"#)
  }

  @Test func whatCannotBeReadIsToldAndTheRestGoesOn() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data([0x48, 0x69, 0x20, 0xFF, 0x0A]).write(to: URL(filePath: folder + "/broken.txt"))
    try Data().write(to: URL(filePath: folder + "/empty.txt"))
    try Data("Rebels attacked the town on Monday.".utf8).write(to: URL(filePath: folder + "/fine.txt"))
    let result = try Command.run(
      "read", "\(folder)/none.txt", "\(folder)/broken.txt", "\(folder)/empty.txt", "\(folder)/fine.txt")
    #expect(result.status == 1)
    let messages = result.objects.map { ($0["error"] as? [String: String])?["message"] ?? "-" }
    #expect(
      messages == [
        "\(folder)/none.txt: No such file or directory; give a file that exists and can be read, or '-'",
        "\(folder)/broken.txt is no UTF-8 text: byte 3 is 0xff; convert it, for example with 'iconv -t utf-8'", "-",
        "-",
      ])
    #expect(result.objects[2]["text"] as? String == "")
    #expect((result.objects[3]["claims"] as? [Any])?.count == 1)
  }

  @Test func aLineThatIsTooLongIsPassedOver() throws {
    var input = Data(#"{"id":"long","text":""#.utf8)
    input.append(Data(repeating: 0x61, count: 50 << 20))
    input.append(Data("\"}\n".utf8))
    input.append(Data(documents[0].utf8))
    let result = try Command.run("read", "-", input: input)
    #expect(result.status == 1)
    #expect(result.objects.map { ($0["error"] as? [String: String])?["code"] } == ["too_long", nil])
    #expect(result.objects[1]["id"] as? String == "d1")
  }

  @Test func aPipeThatWaitsForItsAnswerGetsIt() throws {
    let process = Command.process(["read", "-"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for document in documents.prefix(2) {
      try input.fileHandleForWriting.write(contentsOf: Data((document + "\n").utf8))
      var line = Data()
      while line.last != 0x0A { line += output.fileHandleForReading.availableData }
      #expect(String(decoding: line, as: UTF8.self).contains(#""schema":"sitrep/1""#))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: [
    (["read", "--published", "soon"], "--published 'soon' is no date; write for example --published 2019-04-12"),
    (
      ["read", "--layers", "trees"],
      "--layers 'trees' is no optional layer; write tokens, predicates or both: --layers tokens,predicates"
    ),
    (["read", "--jobs", "0"], "--jobs 0 is too few; write 1 or more"),
    (["claims", "--archive", "/nowhere/a.sqlite"], "no archive '/nowhere/a.sqlite'; make one with 'sitrep add"),
  ])
  func wrongUsageEndsWithTwoAndSaysWhatToWrite(arguments: [String], message: String) throws {
    let process = Command.process(arguments)
    let errors = Pipe()
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(said.contains(message), "\(said)")
  }

  @Test func whatTheCommandLineSaysIsTakenOnlyWhereTheReportDoesNotSay() throws {
    let pages = Repository.samples + "/pages/"
    let readings = try Command.run(
      "read", "--published", "2018-01-01", "--outlet", "Somebody", pages + "03-harbourpost-twelve-dead.html",
      pages + "01-medinacourier-haftar-in-moscow.html"
    ).objects
    #expect(readings.map { $0["outlet"] as? String } == ["Harbour Post", "The Medina Courier"])
    #expect((readings[0]["published"] as? String)?.hasPrefix("2019-04-08") == true)
    #expect(readings[1]["published"] as? String == "2018-01-01")
  }

  @Test func tokensAreARealTreeInCoNLLU() throws {
    let result = try Command.run("read", "--format", "conllu", "-", input: Data(documents[0].utf8))
    let rows = result.output.split(separator: "\n").filter { $0.first?.isNumber == true }.map {
      $0.split(separator: "\t")
    }
    #expect(rows.allSatisfy { $0.count == 10 })
    #expect(rows.filter { $0[6] == "0" }.count == 2)
    #expect(rows.allSatisfy { $0[9].contains("Start=") })
  }
}
