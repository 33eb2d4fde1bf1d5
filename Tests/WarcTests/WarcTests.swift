import Claims
import TestKit
import Testing
import Warc

/// `<html><p>Rebels took Gharyan.</p></html>`, packed by Python's gzip and zlib.
private let page = "<html><p>Rebels took Gharyan.</p></html>"

/// A record with the fields every record needs.
private func record(_ type: String, _ block: [UInt8], fields: String = "", id: String = "1") -> [UInt8] {
  Array(
    "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:\(id)>\r\nWARC-Target-URI: http://x.example/\(id)\r\n\(fields)Content-Length: \(block.count)\r\n\r\n"
      .utf8) + block + Array("\r\n\r\n".utf8)
}

private func answer(_ headers: String, _ body: [UInt8], status: String = "200 OK") -> [UInt8] {
  Array("HTTP/1.1 \(status)\r\nContent-Type: text/html\r\n\(headers)\r\n".utf8) + body
}

/// Reads an archive that comes in pieces of so many bytes.
private func read(_ archive: [UInt8], pieces: Int = 7, longest: Int = 1 << 20) -> [String] {
  var at = 0
  var reader = WarcReader(
    from: {
      let end = min(archive.count, at + pieces)
      defer { at = end }
      return Array(archive[at..<end])
    }, longest: longest)
  var found: [String] = []
  while let next = reader.next() {
    switch next {
    case .page(let document):
      guard case .html(let bytes) = document.content else {
        found.append("\(document.id ?? "-") text")
        continue
      }
      found.append("\(document.id ?? "-") \(document.url ?? "-") \(String(decoding: bytes, as: UTF8.self))")
    case .failure(let error): found.append("\(error)")
    }
  }
  return found
}

private let deflated: [UInt8] = [
  179, 201, 40, 201, 205, 177, 179, 41, 176, 11, 74, 77, 74, 205, 41, 86, 40, 201, 207, 207, 86, 112, 207, 72, 44, 170,
  76, 204, 211, 179, 209, 47, 176, 179, 209, 7, 171, 0, 0,
]
private let gzipped = [31, 139, 8, 0, 0, 0, 0, 0, 2, 3] + deflated + [87, 73, 57, 154, 40, 0, 0, 0]
private let zlibbed = [120, 156] + deflated + [33, 134, 13, 227]

@Suite struct WarcTests {
  @Test func pagesOfResponsesAreReadAndOtherRecordsPassedOver() {
    let archive =
      record("warcinfo", Array("software: x\r\n".utf8)) + record("request", Array("GET / HTTP/1.1\r\n\r\n".utf8))
      + record("response", answer("", Array(page.utf8)), id: "2")
      + record("response", answer("", Array("gone".utf8), status: "404 Not Found"))
      + record("response", Array("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u{1}".utf8))
      + record("resource", Array(page.utf8), fields: "Content-Type: text/html\r\n", id: "3")
      + record("conversion", Array("Rebels left.".utf8), fields: "Content-Type: text/plain\r\n", id: "4")
    for pieces in [1, 7, 100_000] {
      #expect(
        read(archive, pieces: pieces) == ["2 http://x.example/2 \(page)", "3 http://x.example/3 \(page)", "4 text"])
    }
  }

  @Test(arguments: [
    ("Transfer-Encoding: chunked\r\n", Array("9;a=b\r\n<html><p>\r\n1F\r\n\(page.dropFirst(9))\r\n0\r\n\r\n".utf8)),
    // Some writers join the chunks or unpack the page and leave the header.
    ("Transfer-Encoding: chunked\r\n", Array(page.utf8)), ("Content-Encoding: gzip\r\n", Array(page.utf8)),
    ("Content-Encoding: br\r\n", Array(page.utf8)), ("Content-Encoding: gzip\r\n", gzipped),
    ("Content-Encoding: deflate\r\n", zlibbed), ("Content-Encoding: deflate\r\n", deflated),
    (
      "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
      Array("39\r\n".utf8) + gzipped + Array("\r\n0\r\n\r\n".utf8)
    ),
  ])
  func bodiesAreJoinedAndUnpacked(headers: String, body: [UInt8]) {
    #expect(read(record("response", answer(headers, body))) == ["1 http://x.example/1 \(page)"])
  }

  @Test func theCharsetOfHTTPIsBelieved() {
    let block =
      Array("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"windows-1251\"\r\n\r\n".utf8) + [0xCC, 0xE8, 0xF0]
    #expect(read(record("response", block)) == ["1 http://x.example/1 Мир"])
  }

  @Test func whatCannotBeReadIsToldAndTheRestGoesOn() {
    let archive =
      record("response", [UInt8](repeating: 0x61, count: 5000))
      + record("response", answer("Content-Encoding: br\r\n", [0x0B, 0x02]), id: "2")
      + record("response", answer("Content-Encoding: gzip\r\n", Array(gzipped.prefix(10) + [255, 255])), id: "3")
      + record("response", answer("", Array(page.utf8)), id: "4") + Array("<html>".utf8)
    #expect(
      read(archive, longest: 2000) == [
        "byte 0: the record has 5000 bytes; the most is 2000, it is passed over",
        "byte 5126: the page 'http://x.example/2' is packed with 'br'; write the archive with gzip, deflate or none",
        "byte 5318: the page 'http://x.example/3' is broken gzip, or more than 2000 bytes; fetch it again",
        "4 http://x.example/4 \(page)",
        "byte 5730: '<html>' where a record's 'WARC/1.0' and its fields should stand; cut the file before it",
      ])
  }

  @Test func aCutFileIsTold() {
    let whole = record("response", answer("", Array(page.utf8)))
    #expect(
      read(Array(whole.prefix(200))) == [
        "byte 0: the file ends inside the record, after 80 of 84 bytes; fetch it again"
      ])
    #expect(read(Array(whole.prefix(60))).count == 1)
    #expect(read(whole.map { $0 == 0x31 ? 0x78 : $0 }).count == 1)
  }
}

@Suite struct GunzipTests {
  private func unpack(_ bytes: [UInt8], pieces: Int) -> (text: String, trouble: Gunzip.Trouble?) {
    var at = 0
    let gunzip = Gunzip {
      let end = min(bytes.count, at + pieces)
      defer { at = end }
      return Array(bytes[at..<end])
    }
    var out: [UInt8] = []
    while true {
      let more = gunzip.next()
      if more.isEmpty { return (String(decoding: out, as: UTF8.self), gunzip.trouble) }
      out += more
    }
  }

  @Test(arguments: [1, 5, 1000]) func membersFollowEachOther(pieces: Int) {
    let (text, trouble) = unpack(gzipped + gzipped + [0, 0], pieces: pieces)
    #expect(text == page + page && trouble == nil)
  }

  @Test func whatIsBrokenIsTold() {
    #expect(unpack(Array(gzipped.dropLast(9)), pieces: 1000).trouble == .cut)
    #expect(unpack(gzipped + Array("no gzip".utf8), pieces: 1000).trouble == .broken(at: 59))
  }

  @Test func aBlockThatUnpacksToTooMuchIsLeft() {
    #expect(Gunzip.all(gzipped, .gzip, most: 40) == Array(page.utf8))
    #expect(Gunzip.all(gzipped, .gzip, most: 39) == nil)
  }
}

@Suite struct MutationTests {
  @Test func brokenArchivesComeToAnEnd() {
    let whole = record("response", answer("Transfer-Encoding: chunked\r\n", Array("28\r\n\(page)\r\n0\r\n\r\n".utf8)))
    let packed = record("response", answer("Content-Encoding: gzip\r\n", gzipped))
    var mutator = Mutator(seed: 2019, seeds: [whole + packed, packed + whole])
    for _ in 0..<200 { #expect(read(mutator.next(), pieces: 64).count < 1000) }
  }
}
