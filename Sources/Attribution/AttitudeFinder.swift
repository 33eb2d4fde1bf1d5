import Claims
import Language
import Words

/// What a word of attitude takes, in the tree of its sentence.
struct AttitudeFinder {
  let sentence: Sentence
  /// See ``AttitudeRules/joining``.
  let joining: Set<String>

  struct Found {
    /// The cue with its preposition: "called for".
    let cue: Span
    let content: [Span]
    let source: Int?
  }

  func verbal(_ verb: Int, _ frame: AttitudeRules.Frame) -> Found? {
    let isPassive = sentence.isPassive(verb)
    let source = isPassive ? sentence.child(verb, .oblAgent) : sentence.surfaceSubject(of: verb)
    if frame.takesObject, isPassive, let subject = sentence.surfaceSubject(of: verb) {
      let rest = complements(of: verb, after: verb).map { sentence.extent($0) }
      return found(verb, [sentence.phrase(subject)] + rest.prefix(1), source)
    }
    if frame.takesObject, let object = sentence.child(verb, .obj), object > verb {
      return found(verb, [whole(object, with: complements(of: verb, after: object))], source)
    }
    if frame.takesClause, let clause = sentence.child(verb, .xcomp, .ccomp), clause > verb {
      return found(verb, [sentence.extent(clause)], source)
    }
    return prepositional(verb, frame, source)
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

  /// Who voices a noun that a verb carries: "the minister repeated his call", "voiced concern".
  private func holder(of noun: Int) -> Int? {
    let verb = sentence.tokens[noun].head
    guard verb >= 0, sentence.tokens[noun].deprel == .obj, !sentence.isPassive(verb) else { return nil }
    return sentence.surfaceSubject(of: verb)
  }

  /// "called for talks": what stands after the preposition.
  private func prepositional(_ word: Int, _ frame: AttitudeRules.Frame, _ source: Int?) -> Found? {
    for child in sentence.children[word] where child > word {
      guard let marker = sentence.child(child, .case, .mark), marker > word,
        frame.prepositions.contains(sentence.tokens[marker].lemma.lowercased())
      else { continue }
      let extent = sentence.extent(child)
      let start = sentence.tokens[marker].xpos == .to ? extent.start : sentence.tokens[marker].span.end
      let content = trimmedStart(Span(min(start, extent.end), extent.end))
      let cue =
        sentence.tokens[marker].xpos == .to
        ? sentence.tokens[word].span : sentence.tokens[word].span.union(sentence.tokens[marker].span)
      return content.isEmpty ? nil : Found(cue: cue, content: [content], source: source)
    }
    return nil
  }

  private func found(_ word: Int, _ content: [Span], _ source: Int?) -> Found {
    Found(cue: sentence.tokens[word].span, content: content, source: source)
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
          joining.contains(sentence.tokens[$0].lemma.lowercased())
        } ?? false
      default: return false
      }
    }
  }

  private func whole(_ object: Int, with complements: [Int]) -> Span {
    complements.reduce(sentence.extent(object)) { $0.union(sentence.extent($1)) }
  }
}
