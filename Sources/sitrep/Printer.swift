import Claims
import Foundation
import Publishing
import Words

/// Turns an outcome into what `sitrep read` prints.
struct Printer: Sendable {
  let format: ReadCommand.Format
  let layers: Set<Layer>
  let explain: Bool
  let show: ReadCommand.Stage?
  let color: Bool

  func bytes(_ outcome: Outcome) -> [UInt8] {
    switch outcome {
    case .failure(let id, let code, let message):
      if format == .json && show == nil { return ErrorJSON.line(id: id, code: code, message: message) }
      Terminal.complain("error: \(message)")
      return []
    case .reading(let reading):
      if let show { return Array(StageText(reading: reading).lines(show).utf8) }
      switch format {
      case .json: return ReadingJSON.line(reading, layers: layers)
      case .conllu: return CoNLLU.document(reading)
      case .text:
        return Array(ReadableText(width: min(Terminal.width, 110), explain: explain, color: color).page(reading).utf8)
      }
    }
  }
}

/// One stage of a reading as plain text: a line each, the words first.
struct StageText {
  let reading: Claims.Reading

  func lines(_ stage: ReadCommand.Stage) -> String {
    let text = Text(reading.text)
    func words(_ spans: [Span]) -> String { spans.map { text.string($0) }.joined(separator: " … ") }
    let lines: [String] =
      switch stage {
      case .sentences:
        reading.sentences.map { sentence in
          text.string(sentence.span) + "\n"
            + sentence.tokens.enumerated().map { i, token in
              "  \(i + 1)\t\(token.form ?? text.string(token.span))\t\(token.lemma)\t\(token.xpos)\t\(token.head)\t\(token.deprel)"
            }.joined(separator: "\n")
        }
      case .dates:
        reading.times.map {
          "\(text.string($0.span))\t\($0.kind.rawValue)\t\($0.value)\t\($0.interval.map { "\($0.from)/\($0.to)" } ?? "-")"
        }
      case .places:
        reading.places.map {
          "\(text.string($0.span))\t\($0.name)\t\($0.country)\t\($0.lat),\($0.lon)\t\($0.kind.rawValue)\t\($0.geonameid.map(String.init) ?? "-")"
        }
      case .entities:
        reading.entities.map {
          "\($0.id)\t\($0.type.rawValue)\t\($0.name)\t\($0.actor?.code ?? "-")\t\(words($0.mentions.map(\.span)))"
        }
      case .attributions:
        reading.attributions.map {
          "\(words($0.source))\t[\(words($0.cue))]\t\(words($0.content))\t\($0.kind.rawValue)\t\($0.quote.rawValue)"
        }
      case .claims:
        reading.claims.map { claim in
          let who = claim.actors.map(\.text).joined(separator: " + ")
          let whom = claim.recipients.map(\.text).joined(separator: " + ")
          return
            "\(text.string(claim.trigger))\t\(claim.event.type.rawValue) \(claim.event.mode ?? "-")\t\(who) → \(whom)\t"
            + "\(claim.when.value ?? "-")\t\(claim.places.map(\.name).joined(separator: ", "))\t"
            + "\(claim.certainty.rawValue) \(claim.auxiliary.map(\.rawValue))\t\(claim.accordingTo.map(\.text).joined(separator: " ← "))\t\(claim.rule)"
        }
      }
    return lines.map { $0 + "\n" }.joined()
  }
}
