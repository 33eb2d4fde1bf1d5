import Claims
import Corroboration
import Stories
import Words

/// A line of `sitrep stories`.
public enum StoryJSON {
  /// `{"copied"?:[{"end","start"}],"id":…,"origin":…,"story":…}` and a newline; `copied` are the sentences that stand in
  /// the text that it copies, in scalars.
  ///
  /// - Parameter original: The reading that `origin` names.
  public static func line(_ reading: Reading, story: String, origin: String, original: Reading? = nil) -> [UInt8] {
    let text = Text(reading.text)
    var page = ReadingWriter(text: text)
    page.open()
    if let original, original.id != reading.id {
      let sentences = reading.sentences.map(\.span)
      page.list("copied", SharedText.sentences(sentences, of: text, in: Text(original.text))) { $0.range($1) }
    }
    page.json.member("id", reading.id)
    page.json.member("origin", origin)
    page.json.member("story", story)
    page.close()
    page.json.newline()
    return page.json.bytes
  }
}

/// A claim cluster as one line of NDJSON.
public enum ClusterJSON {
  /// By the output contract, keys sorted, and a newline.
  ///
  /// - Parameter judgements: What the analysts say of the sources; F where they say nothing.
  public static func line(_ cluster: Cluster, judgements: Judgements = Judgements()) -> [UInt8] {
    var json = JSONWriter(capacity: 2048)
    json.object { write(cluster, judgements, to: &$0) }
    json.newline()
    return json.bytes
  }

  /// Clusters in one object: `{"clusters":[…]}` and a newline.
  public static func page(_ clusters: [Cluster], judgements: Judgements = Judgements()) -> [UInt8] {
    var json = JSONWriter(capacity: 2048 * clusters.count + 32)
    json.object {
      $0.key("clusters")
      $0.array(clusters) { json, cluster in json.object { write(cluster, judgements, to: &$0) } }
    }
    json.newline()
    return json.bytes
  }

  private static func write(_ cluster: Cluster, _ judgements: Judgements, to json: inout JSONWriter) {
    json.member("actors", names(cluster.best.actors))
    json.member("claims", cluster.tellings.map(\.claim.id))
    json.member("cluster", cluster.id)
    json.key("copies")
    json.array(cluster.copies) { json, group in json.array(group) { $0.value($1) } }
    json.member("credibility", cluster.assessment.credibility.rawValue)
    json.member("denials", claims(cluster.denials))
    json.key("disagreements")
    json.array(cluster.disagreements) { disagreement($1, to: &$0) }
    json.key("event")
    json.object {
      $0.member("mode", cluster.best.claim.event.mode)
      $0.member("type", cluster.best.claim.event.type.rawValue)
    }
    json.key("first")
    telling(cluster.first, to: &json)
    if let judgement = cluster.assessment.judgement {
      json.key("judgement")
      self.judgement(judgement, computed: cluster.assessment.computed, to: &json)
    }
    json.key("latest")
    telling(cluster.latest, to: &json)
    json.member("origins", cluster.support.count)
    json.member("outlets", cluster.outlets)
    json.member("reasons", cluster.assessment.reasons)
    json.member("recipients", names(cluster.best.recipients))
    json.member("story", cluster.story)
    json.member("support", claims(cluster.support))
    json.key("updates")
    json.array(cluster.updates) { update($1, to: &$0) }
    whenAndWhere(cluster, to: &json)
    json.key("witnesses")
    json.array(cluster.witnesses) { witness($1, judgements, to: &$0) }
  }

  private static func whenAndWhere(_ cluster: Cluster, to json: inout JSONWriter) {
    if let days = cluster.days {
      json.key("when")
      json.object {
        $0.member("from", days.lowerBound.description)
        $0.member("to", (days.upperBound + 1).description)
      }
    }
    guard let scene = cluster.scene else { return }
    json.key("where")
    json.object {
      $0.member("country", scene.country)
      $0.member("geonameid", scene.geonameid)
      $0.member("lat", scene.lat)
      $0.member("lon", scene.lon)
      $0.member("name", scene.name)
      $0.member("precision", scene.precision.rawValue)
    }
  }

  private static func disagreement(_ disagreement: Disagreement, to json: inout JSONWriter) {
    json.object {
      $0.member("field", disagreement.field.rawValue)
      $0.key("values")
      $0.array(disagreement.values) { json, value in
        json.object {
          $0.member("claims", value.claims.map(\.claim))
          $0.member("origins", value.origins.count)
          $0.member("sources", value.origins.map(\.name))
          $0.member("value", value.value)
        }
      }
    }
  }

  private static func update(_ update: Update, to json: inout JSONWriter) {
    json.object {
      $0.member("field", update.field.rawValue)
      $0.member("from", update.from)
      $0.member("kind", update.isCorrection ? "correction" : "update")
      $0.member("later", update.later.claim)
      $0.member("source", update.origin.name)
      $0.member("to", update.to)
    }
  }

  private static func witness(_ witness: Witness, _ judgements: Judgements, to json: inout JSONWriter) {
    json.object {
      $0.member("claims", witness.tellings.map(\.claim.id))
      $0.member("kind", witness.origin.kind.rawValue)
      $0.member("name", witness.origin.name)
      if witness.isParty { $0.member("party", 1) }
      $0.member("reliability", judgements.reliability(of: witness.origin.name).rawValue)
      $0.member("standing", witness.standing.rawValue)
    }
  }

  private static func judgement(_ judgement: Judgement, computed: Credibility, to json: inout JSONWriter) {
    json.object {
      $0.member("at", judgement.at)
      $0.member("by", judgement.by)
      $0.member("computed", computed.rawValue)
      $0.member("reason", judgement.reason)
    }
  }

  private static func telling(_ telling: Telling, to json: inout JSONWriter) {
    json.object {
      $0.member("claim", telling.claim.id)
      $0.member("document", telling.report.document)
      $0.member("outlet", telling.report.outlet)
      $0.member("published", telling.report.published?.description)
      $0.member("quote", telling.quote)
    }
  }

  private static func names(_ parties: [Identity]) -> [String] { parties.map(\.name) }

  private static func claims(_ witnesses: [Witness]) -> [String] {
    witnesses.flatMap { $0.tellings.map(\.claim.id) }
  }
}
