import Claims
import Language
import Words

/// What a word of attitude takes, in the tree of its sentence.
struct AttitudeFinder {
  let sentence: Sentence
  let rules: AttitudeRules

  struct Found {
    /// The cue with its preposition: "called for".
    let cue: Span
    let content: [Span]
    /// Whose attitude it is, where the word itself says so and not the verb's subject.
    var source: Int?
    /// Whether only who is named with "by" has it.
    var isPassive = false
  }

  func verbal(_ verb: Int, _ frame: AttitudeRules.Frame) -> Found? {
    let isPassive = isPassive(verb, frame)
    if frame.takesObject, isPassive, let subject = sentence.surfaceSubject(of: verb) {
      let rest = complements(of: verb, after: verb).map { sentence.extent($0) }
      return found(verb, [core(subject)] + rest.prefix(1), isPassive: true)
    }
    if frame.takesObject, let object = sentence.child(verb, .obj), object > verb {
      return found(verb, [whole(object, with: complements(of: verb, after: object))])
    }
    if frame.takesClause, let clause = sentence.child(verb, .xcomp, .ccomp), clause > verb {
      return found(verb, [sentence.extent(clause)], isPassive: isPassive)
    }
    return prepositional(verb, frame, isPassive: isPassive)
  }

  func nominal(_ noun: Int, _ frame: AttitudeRules.Frame) -> Found? {
    let by = sentence.obliques(of: noun).first { $0.preposition == "by" || $0.preposition == "from" }?.token
    let source = sentence.child(noun, .nmodPoss) ?? by ?? holder(of: noun)
    if frame.takesClause, let clause = sentence.child(noun, .acl, .ccomp), clause > noun {
      return found(noun, [sentence.extent(clause)], source)
    }
    return prepositional(noun, frame, source)
  }

  func adjectival(_ adjective: Int, _ frame: AttitudeRules.Frame) -> Found? {
    guard let source = sentence.child(adjective, .nsubj) else { return nil }
    if frame.takesClause, let clause = sentence.child(adjective, .ccomp, .xcomp), clause > adjective {
      return found(adjective, [sentence.extent(clause)], source)
    }
    return prepositional(adjective, frame, source)
  }

  /// "sided with the Democrats" is no passive, whatever the tagger made of "sided": the verb has no object.
  private func isPassive(_ verb: Int, _ frame: AttitudeRules.Frame) -> Bool {
    sentence.isPassive(verb) && (frame.takesObject || frame.takesClause || sentence.child(verb, .auxPass) != nil)
  }

  /// Who voices a noun that a verb carries: "the minister repeated his call", "voiced concern".
  private func holder(of noun: Int) -> Int? {
    let verb = sentence.tokens[noun].head
    guard verb >= 0, sentence.tokens[noun].deprel == .obj, !sentence.isPassive(verb) else { return nil }
    return sentence.child(verb, .nsubj) ?? sentence.surfaceSubject(of: verb)
  }

  /// "called for talks": what stands after the preposition.
  private func prepositional(
    _ word: Int, _ frame: AttitudeRules.Frame, _ source: Int? = nil, isPassive: Bool = false
  ) -> Found? {
    for child in sentence.children[word] where child > word {
      guard let marker = sentence.child(child, .case, .mark), marker > word,
        frame.prepositions.contains(sentence.tokens[marker].lemma.lowercased())
      else { continue }
      let extent = core(child)
      let isInfinitive = sentence.tokens[marker].xpos == .to
      let start = isInfinitive ? extent.start : sentence.tokens[marker].span.end
      let content = trimmedStart(Span(min(start, extent.end), extent.end))
      guard !content.isEmpty else { return nil }
      let cue = sentence.tokens[word].span
      return Found(
        cue: isInfinitive ? cue : cue.union(sentence.tokens[marker].span), content: [content], source: source,
        isPassive: isPassive)
    }
    return nil
  }

  private func found(_ word: Int, _ content: [Span], _ source: Int? = nil, isPassive: Bool = false) -> Found {
    Found(cue: sentence.tokens[word].span, content: content, source: source, isPassive: isPassive)
  }

  /// The span from the first token that begins in it.
  private func trimmedStart(_ span: Span) -> Span {
    let first = sentence.tokens.first { $0.span.start >= span.start }?.span.start ?? span.end
    return Span(min(first, span.end), span.end)
  }

  /// What goes on with what is judged: "accused [the army of looting]", "praised [them for their help]".
  private func complements(of verb: Int, after token: Int) -> [Int] {
    sentence.children[verb].filter { child in
      guard child > token else { return false }
      switch sentence.tokens[child].deprel {
      case .xcomp: return true
      case .obl, .advcl:
        return sentence.child(child, .case, .mark).map {
          rules.joining.contains(sentence.tokens[$0].lemma.lowercased())
        } ?? false
      default: return false
      }
    }
  }

  private func whole(_ object: Int, with complements: [Int]) -> Span {
    guard !complements.isEmpty else { return core(object) }
    return complements.reduce(sentence.extent(object)) { $0.union(core($1)) }
  }

  /// All that stands under a word but what is said in passing at its end: ", which …", ", a retired general".
  private func core(_ head: Int) -> Span {
    let extent = sentence.extent(head)
    var end = extent.end
    for token in sentence.subtree(head) where token != head {
      switch sentence.tokens[token].deprel {
      case .aclRelcl, .advclRelcl, .appos, .parataxis, .acl, .advcl:
        guard let first = sentence.subtree(token).first, first > head + 1,
          sentence.tokens[first - 1].xpos == .comma, sentence.tokens[first].span.start < end
        else { continue }
        end = min(end, sentence.tokens[first - 2].span.end)
      default: continue
      }
    }
    return Span(extent.start, max(end, sentence.tokens[head].span.end))
  }
}
