import Claims
import Corroboration
import Words

/// An analyst's judgement as a line of NDJSON.
public enum JudgementJSON {
  /// `{"claim","credibility","by","at","reason"}`, `{"source","reliability","by","at","reason"}`, or of two claims that are
  /// one happening or two `{"claim","same","by","at","reason"}` and `{"claim","apart","by","at","reason"}`.
  ///
  /// - Throws: For example `a judgement needs 'by', who says so; write for example "by":"A. Analyst"`.
  public static func parse(_ line: [UInt8]) throws(DocumentError) -> Judgement {
    var reader = try JSONReader(line)
    var values: [String: String] = [:]
    try reader.object { (reader, key) throws(DocumentError) in
      if reader.kind == "a string" {
        values[key] = String(decoding: try reader.string(), as: UTF8.self)
      } else {
        let start = reader.at
        try reader.skip()
        values[key] = String(decoding: line[start..<reader.at], as: UTF8.self)
      }
    }
    func filled(_ key: String, _ what: String, _ example: String) throws(DocumentError) -> String {
      guard let value = values[key], !value.isEmpty else {
        throw wrong("a judgement needs '\(key)', \(what); write for example \"\(key)\":\"\(example)\"")
      }
      return value
    }
    let by = try filled("by", "who says so", "A. Analyst")
    let at = try filled("at", "when", "2019-04-12T09:30Z")
    let reason = try filled("reason", "why", "seen on two satellite pictures")
    if Moment(iso: at) == nil { throw wrong("'at' is '\(at)'; write for example \"at\":\"2019-04-12T09:30Z\"") }
    if let judgement = try judgement(values, by, at, reason) { return judgement }
    throw wrong(
      "a judgement needs 'claim' and 'credibility', 'source' and 'reliability', or 'claim' and 'same' or 'apart'")
  }

  /// `{"judgements":[…]}` and a newline.
  public static func page(_ judgements: [Judgement]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("judgements")
      $0.array(judgements) { json, judgement in
        json.object {
          if judgement.isSame == false { $0.member("apart", judgement.other) }
          $0.member("at", judgement.at)
          $0.member("by", judgement.by)
          $0.member("claim", judgement.claim)
          $0.member("credibility", judgement.credibility?.rawValue)
          $0.member("reason", judgement.reason)
          $0.member("reliability", judgement.reliability?.rawValue)
          if judgement.isSame == true { $0.member("same", judgement.other) }
          $0.member("source", judgement.source)
        }
      }
    }
    json.newline()
    return json.bytes
  }

  private static func judgement(
    _ values: [String: String], _ by: String, _ at: String, _ reason: String
  ) throws(DocumentError) -> Judgement? {
    if let claim = values["claim"], let word = values["credibility"] {
      guard let credibility = Int(word).flatMap(Credibility.init) else {
        throw wrong("'credibility' is '\(word)'; write a number from 1 (confirmed) to 6 (cannot be judged)")
      }
      return Judgement(claim: claim, is: credibility, by: by, at: at, reason: reason)
    }
    for (key, isSame) in [("same", true), ("apart", false)] {
      guard let claim = values["claim"], let other = values[key] else { continue }
      return Judgement(claim: claim, and: other, areOne: isSame, by: by, at: at, reason: reason)
    }
    guard let source = values["source"], let word = values["reliability"] else { return nil }
    guard let reliability = Reliability(rawValue: word) else {
      throw wrong("'reliability' is '\(word)'; write a letter from A (reliable) to F (cannot be judged)")
    }
    return Judgement(source: source, is: reliability, by: by, at: at, reason: reason)
  }

  private static func wrong(_ message: String) -> DocumentError {
    DocumentError(code: .wrongType, message: message, id: nil)
  }
}
