import Claims
import Language
import Words

/// Where an act happened: through the tree, never by nearness alone.
struct Circumstances {
  let stage: Stage
  private var sentence: Sentence { stage.sentence }

  /// A place with what makes it one of the act.
  struct Found {
    let scene: Claims.Scene
    let reason: Reason
  }

  /// The places of the clause: what a scene preposition leads to, and the place that is the event's object.
  func scenes(_ trigger: Trigger, _ roles: Roles) -> [Found] {
    let under = Set(sentence.subtree(trigger.token))
    let parties = roles.recipients + [roles.object].compactMap { $0 }
    // Whom one accuses, asks or threatens is a party, not the scene.
    let targets = stage.rules.typesWithoutScene.contains(trigger.rule.event.type) ? [] : parties
    let reach = stage.happening(of: trigger.host)
    for scope in 0..<(reach.count + 1) {
      var found: [Found] = []
      for (head, place) in stage.places.sorted(by: { $0.key < $1.key }) where place.mayBeScene {
        let inside =
          scope == 0
          ? under.contains(head) && !isOtherTime(head, below: trigger) || parties.contains(head)
          : sentence.clause(of: head) == reach[scope - 1]
        guard inside, !isInLargerName(head, place) else { continue }
        guard let (role, slot) = place.isAdverbial == true ? (.scene, "adverb") : role(of: head, targets) else {
          continue
        }
        let reason = Reason(slot: slot, relation: sentence.tokens[head].deprel.rawValue, isAround: scope > 0)
        found.append(Found(scene: scene(place, role), reason: reason))
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Whether a place belongs to what happened before or after: "left after ten were killed in Goma". Who was "killed after a
  /// bomb exploded in Kabul" was killed there.
  private func isOtherTime(_ place: Int, below act: Trigger) -> Bool {
    guard act.rule.casualty == nil else { return false }
    var at = sentence.tokens[place].head
    while at >= 0, at != act.token {
      if sentence.isVerbal(at), let mark = sentence.child(at, .mark),
        stage.rules.otherTimeWords.contains(stage.lemma(mark))
      {
        return true
      }
      at = sentence.tokens[at].head
    }
    return false
  }

  /// A place inside the name of a person or an organisation is no scene: "the Tripoli Protection Force".
  private func isInLargerName(_ head: Int, _ place: PlaceMention) -> Bool {
    guard let entity = stage.cast.entity(sentence: stage.index, token: head) else { return false }
    guard entity.type == .organization || entity.type == .person else { return false }
    return entity.mentions.contains { $0.form == .name && $0.span.contains(place.span) && $0.span != place.span }
  }

  /// What a place is to the event, by the preposition it or the noun before it hangs on ("in the city of Gharyan"), and
  /// what says so.
  private func role(of head: Int, _ parties: [Int]) -> (Claims.Scene.Role, slot: String)? {
    var at = head
    for _ in 0..<6 {
      let preposition = sentence.preposition(of: at)
      if let role = stage.rules.sceneWords[preposition] {
        return role == .destination && isWhose(at) ? nil : (role, preposition)
      }
      if parties.contains(at) { return (.scene, "object") }
      let parent = sentence.tokens[at].head
      guard parent >= 0 else { return nil }
      // A name that the parser does not know hangs on its preposition: "killed in Ain Zara".
      if parent < at, let role = stage.rules.sceneWords[stage.lemma(parent)] { return (role, stage.lemma(parent)) }
      switch sentence.tokens[at].deprel {
      case .nmod where preposition == "of": at = parent
      case .conj, .appos, .flat, .compound, .nmodPoss, .list, .nmodUnmarked: at = parent
      default: return nil
      }
    }
    return nil
  }

  /// "the ambassador to Chad", "a spokeswoman for Mali": who somebody is, no way that was gone.
  private func isWhose(_ token: Int) -> Bool {
    let head = sentence.tokens[token].head
    return sentence.tokens[token].deprel == .nmod && head >= 0 && stage.places[head] == nil
      && !stage.kinds(of: head).isDisjoint(with: ["person", "group"])
  }

  private func scene(_ place: PlaceMention, _ role: Claims.Scene.Role) -> Claims.Scene {
    place.scene(as: role, named: place.isAdverbial == true ? stage.text.string(place.span) : nil)
  }
}

extension PlaceMention {
  /// Whether an act may happen there: not in an adjective or a modifier, unless it names a border ("the Tunisian border").
  fileprivate var mayBeScene: Bool { region != nil || !isAdjective && isMetonym != true }
}
