/// What the HTTP API offers, for programs that make clients. Source: OpenAPI 3.1.
public enum OpenAPI {
  /// The search's parameters, which the claims and their feed share.
  private static let search = [
    ("q", "words in the quotation or the names", "string"), ("type", "PLOVER's types, parted by commas", "string"),
    ("mode", "PLOVER's mode", "string"), ("actor", "a part of an actor's name, or his code", "string"),
    ("recipient", "a part of a recipient's name, or its code", "string"),
    ("place", "a part of a place's name", "string"), ("geonameid", "a place of GeoNames", "integer"),
    ("country", "ISO 3166 alpha-2", "string"), ("from", "what happened on this day or later", "string"),
    ("to", "what happened on this day or earlier", "string"),
    ("certainty", "confirmed, asserted, attributed, hedged, denied, parted by commas", "string"),
    ("outlet", "who published it", "string"), ("confidence", "the least confidence of the reading", "number"),
    ("rule", "the start of a rule's place", "string"), ("document", "the id of a document", "string"),
    ("story", "the id of a story", "string"),
    ("control", "yes: only about who holds a place", "string"),
    ("review", "what analysts say last: open, accepted, mended, wrong", "string"),
  ]
  private static let paging = [
    ("limit", "the most to give, 1 to 1000", "integer"), ("after", "what the page before gave as 'next'", "string"),
  ]

  private struct Operation {
    let path: String
    let id: String
    let summary: String
    let answer: String
    var type = "application/json"
    var parameters: [(name: String, what: String, type: String)] = []
  }

  private static let operations = [
    Operation(
      path: "/v1/changes", id: "listChanges", summary: "What readings have added and replaced since a number",
      answer: "Changes in their order; 'next' is the number to ask from the next time",
      parameters: [("since", "the number of the last change that is known, 0 for all", "integer"), paging[0]]),
    Operation(
      path: "/v1/claims", id: "listClaims", summary: "Claims of a search, the latest reports first",
      answer: "Claims with the facts of their documents", parameters: search + paging),
    Operation(
      path: "/v1/claims/{id}", id: "getClaim", summary: "All records of a claim, those that were replaced last",
      answer: "Claims with the facts of their documents", parameters: [("id", "the claim's id", "string")]),
    Operation(
      path: "/v1/claims/{id}/reviews", id: "listReviews", summary: "What analysts said of a claim, the earliest first",
      answer: "Reviews", parameters: [("id", "the claim's id", "string")]),
    Operation(
      path: "/v1/documents", id: "listDocuments", summary: "Documents, the latest first", answer: "Documents",
      parameters: [search[0], search[11]] + paging),
    Operation(
      path: "/v1/documents/{id}", id: "getDocument", summary: "The present reading of a document",
      answer: "A reading by the contract sitrep/1", parameters: [("id", "the document's id", "string")]),
    Operation(
      path: "/v1/judgements", id: "listJudgements",
      summary: "What analysts said of credibility, reliability and of what is one happening", answer: "Judgements"),
    Operation(
      path: "/v1/live", id: "listen", summary: "The same changes as /v1/changes, sent as they happen",
      answer: "Server-sent events named 'change', whose ids are the changes' numbers", type: "text/event-stream",
      parameters: [("since", "the number of the last change that is known; without it only what comes now", "integer")]),
    Operation(
      path: "/v1/sources", id: "listSources", summary: "The outlets, and how reliable analysts say they are",
      answer: "Sources"),
    Operation(
      path: "/v1/points", id: "listPoints",
      summary: "Where the claims of a search happened, by places; those too near to each other at a scale as one",
      answer: "Features: 'place' and 'places' have a point, an 'area' its middle and radius, a 'country' no geometry",
      type: "application/geo+json",
      parameters: search + [
        ("bbox", "west,south,east,north in degrees", "string"),
        ("zoom", "the scale of web maps, 0 to 18: at 0 the world is 256 pixels wide", "integer"),
      ]),
    Operation(
      path: "/v1/stories", id: "listStories", summary: "Stories, the one with the latest report first",
      answer: "Stories", parameters: paging),
    Operation(
      path: "/v1/timeline", id: "getTimeline",
      summary: "What happened at a place, by an actor, or between two, in the order in which it happened",
      answer: "Clusters of claims",
      parameters: [
        ("place", "a part of a place's name, or a number of GeoNames", "string"),
        ("actor", "a part of an actor's name, or his code", "string"),
        ("with", "of another actor, to whom or with whom", "string"),
      ]),
    Operation(
      path: "/v1/stories/{id}", id: "getStory", summary: "The happenings of a story, with who confirms and denies them",
      answer: "Clusters of claims", parameters: [("id", "the story's id", "string")]),
    Operation(
      path: "/v1/watched", id: "listWatched", summary: "What is watched, and how it went the last time",
      answer: "Watched feeds, sitemaps and pages"),
  ]

  /// The description, one JSON object, keys sorted.
  /// - Parameter version: of the program.
  public static func bytes(version: String) -> [UInt8] {
    var json = JSONWriter(capacity: 8192)
    json.object {
      $0.key("info")
      $0.object {
        $0.member("description", "Claims that news reports make: who did what to whom, where, when, according to whom.")
        $0.member("title", "Sitrep")
        $0.member("version", version)
      }
      $0.member("openapi", "3.1.0")
      $0.key("paths")
      $0.object { json in
        for operation in operations { path(operation, to: &json) }
      }
    }
    json.newline()
    return json.bytes
  }

  private static func path(_ operation: Operation, to json: inout JSONWriter) {
    json.key(operation.path)
    json.object {
      $0.key("get")
      $0.object {
        $0.member("operationId", operation.id)
        $0.key("parameters")
        $0.array(operation.parameters) { json, parameter in
          let isInPath = operation.path.contains("{\(parameter.name)}")
          json.object {
            $0.member("description", parameter.what)
            $0.member("in", isInPath ? "path" : "query")
            $0.member("name", parameter.name)
            if isInPath { $0.member("required", true) }
            $0.key("schema")
            $0.object { $0.member("type", parameter.type) }
          }
        }
        $0.key("responses")
        $0.object {
          response("200", operation.answer, operation.type, to: &$0)
          response("default", "What went wrong, and what to do (RFC 9457)", "application/problem+json", to: &$0)
        }
        $0.member("summary", operation.summary)
      }
    }
  }

  private static func response(_ status: String, _ what: String, _ type: String, to json: inout JSONWriter) {
    json.key(status)
    json.object {
      $0.key("content")
      $0.object {
        $0.key(type)
        $0.object {
          $0.key("schema")
          $0.object { $0.member("type", "object") }
        }
      }
      $0.member("description", what)
    }
  }
}
