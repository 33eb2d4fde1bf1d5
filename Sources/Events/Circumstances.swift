import Claims
import Language
import Words

/// When and where: through the tree, never by nearness alone.
struct Circumstances {
  let stage: Stage
  let published: Day?
  private var sentence: Sentence { stage.sentence }

  /// The expression that modifies the event's word or its clause, else that of the clause it is part of, else publication.
  func when(_ trigger: Trigger) -> When {
    let times = stage.times.sorted { $0.key < $1.key }.filter { $0.value.kind != .duration && $0.value.kind != .set }
    let under = Set(sentence.subtree(trigger.token))
    if trigger.form == .noun, let own = times.first(where: { under.contains($0.key) }) { return described(own.value) }
    for clause in clauses(trigger.host) {
      let near = times.filter { clauseOf($0.key) == clause }
      let best = near.min { abs($0.key - trigger.token) < abs($1.key - trigger.token) }
      if let best { return described(best.value) }
    }
    return When(
      value: published?.description, interval: nil, precision: .unknown, basis: .published)
  }

  private func described(_ time: TimeExpression) -> When {
    When(
      value: time.value, interval: time.interval, precision: Circumstances.precision(time.interval), basis: .text,
      span: time.span)
  }

  /// How sharp an interval is: hours, a day, up to 8, 31, 100 or more days.
  static func precision(_ interval: Interval?) -> When.Precision {
    guard let interval else { return .unknown }
    if interval.from.minute != nil, interval.days <= 1 { return .time }
    switch interval.days {
    case ...1: return .day
    case ...8: return .week
    case ...31: return .month
    case ...100: return .season
    default: return .year
    }
  }

  /// The places of the clause: what a scene preposition leads to, and the place that is the event's object.
  func scenes(_ trigger: Trigger, _ roles: Roles) -> [Claims.Scene] {
    let under = Set(sentence.subtree(trigger.token))
    let parties = roles.recipients + [roles.object].compactMap { $0 }
    let reach = clauses(trigger.host)
    for scope in 0..<(reach.count + 1) {
      var found: [Claims.Scene] = []
      for (head, place) in stage.places.sorted(by: { $0.key < $1.key }) where !place.isAdjective {
        let inside = scope == 0 ? under.contains(head) || parties.contains(head) : clauseOf(head) == reach[scope - 1]
        guard inside, !isInLargerName(head, place) else { continue }
        if let role = role(of: head, parties) { found.append(scene(place, role)) }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The clause of the event, and those it belongs to as long as they tell of one happening.
  private func clauses(_ token: Int) -> [Int] {
    var found = [clauseOf(token)]
    while found.count < 4, let last = found.last, sentence.tokens[last].head >= 0 {
      switch sentence.tokens[last].deprel {
      case .conj, .advcl, .xcomp, .acl: found.append(clauseOf(sentence.tokens[last].head))
      default: return found
      }
    }
    return found
  }

  private func clauseOf(_ token: Int) -> Int { sentence.clause(of: token) }

  /// A place inside the name of a person or an organisation is no scene: "the Tripoli Protection Force".
  private func isInLargerName(_ head: Int, _ place: PlaceMention) -> Bool {
    guard let entity = stage.cast.entity(sentence: stage.index, token: head) else { return false }
    guard entity.type == .organization || entity.type == .person else { return false }
    return entity.mentions.contains { $0.form == .name && $0.span.contains(place.span) && $0.span != place.span }
  }

  /// What a place is to the event, by the preposition it or the noun before it hangs on: "in the city of Gharyan".
  private func role(of head: Int, _ parties: [Int]) -> Claims.Scene.Role? {
    var at = head
    for _ in 0..<6 {
      if parties.contains(at) { return .scene }
      let preposition = sentence.preposition(of: at)
      if let role = stage.rules.sceneWords[preposition] { return role }
      let parent = sentence.tokens[at].head
      guard parent >= 0 else { return nil }
      switch sentence.tokens[at].deprel {
      case .nmod where preposition == "of": at = parent
      case .conj, .appos, .flat, .compound, .nmodPoss, .list, .nmodUnmarked: at = parent
      default: return nil
      }
    }
    return nil
  }

  private func scene(_ place: PlaceMention, _ role: Claims.Scene.Role) -> Claims.Scene {
    let precision: Claims.Scene.Precision =
      switch place.kind {
      case .facility: .point
      case .city: .city
      case .country, .continent: .country
      case .admin, .area, .water: .admin
      }
    return Claims.Scene(
      span: place.span, name: place.name, geonameid: place.geonameid, country: place.country, lat: place.lat,
      lon: place.lon, precision: place.offset != nil ? .point : precision, role: role)
  }
}
