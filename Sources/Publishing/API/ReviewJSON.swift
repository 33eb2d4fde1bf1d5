import Claims

/// What analysts said of a claim, as JSON.
public enum ReviewJSON {
  /// `{"reviews":[{"at","by","mended":["actors",…],"reason","verdict"},…]}` and a newline.
  public static func page(_ reviews: [Review]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("reviews")
      $0.array(reviews) { json, review in
        json.object {
          $0.member("at", review.at)
          $0.member("by", review.by)
          if let mend = review.mend { $0.member("mended", mend.slots) }
          $0.member("reason", review.reason)
          $0.member("verdict", review.verdict.rawValue)
        }
      }
    }
    json.newline()
    return json.bytes
  }
}
