import Claims
import Language
import Words

/// What a word of attitude takes, in the tree of its sentence.
struct AttitudeFinder {
  let sentence: Sentence
  let rules: AttitudeRules
  /// Nouns for what somebody wrote or said.
  let documents: Set<String>
  /// Verbs whose subject belongs to what they say: "the army seems to agree".
  let raising: Set<String>

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
    if isPassive, isBareModifier(verb) { return nil }
    if frame.takesObject, isPassive, let subject = sentence.child(verb, .nsubjPass) ?? sentence.surfaceSubject(of: verb)
    {
      let rest = complements(of: verb, after: verb).map { sentence.extent($0) }
      let object = sentence.subtree(verb).contains(subject) ? core(subject) : before(verb, core(subject))
      return found(verb, [object] + rest.prefix(1), isPassive: true)
    }
    if frame.takesObject || frame.takesDocument, let object = sentence.child(verb, .obj), object > verb,
      frame.takesObject || isDocument(object)
    {
      return found(verb, [whole(object, with: complements(of: verb, after: object))])
    }
    if frame.takesObject, let clause = sentence.child(verb, .ccomp) ?? gerund(of: verb), clause > verb {
      return found(verb, [sentence.extent(clause)], isPassive: isPassive)
    }
    if frame.takesClause, let clause = sentence.child(verb, .xcomp, .ccomp) ?? infinitive(of: verb), clause > verb {
      let isRaised = isPassive || raising.contains(sentence.tokens[verb].lemma.lowercased())
      let subject = isRaised ? sentence.child(verb, .nsubj, .nsubjPass) : nil
      if let called = calledOn(by: verb, before: clause) { return called }
      let parts = (subject.map { [core($0)] } ?? []) + [sentence.extent(clause)]
      return found(verb, parts, isPassive: isPassive)
    }
    if let one = prepositional(verb, frame, isPassive: isPassive) { return one }
    return sentence.markedClause(after: verb).map { found(verb, [$0], isPassive: isPassive) }
  }

  /// "supports lifting the ban".
  private func gerund(of verb: Int) -> Int? {
    sentence.child(verb, .xcomp).flatMap { sentence.tokens[$0].xpos == .vbg ? $0 : nil }
  }

  /// "the figures shown in the report": a participle at a noun that names nobody.
  func isBareModifier(_ verb: Int) -> Bool {
    switch sentence.tokens[verb].deprel {
    case .acl, .amod:
      return sentence.isPassiveCue(verb) && sentence.agent(of: verb) == nil && sentence.child(verb, .ccomp) == nil
    default: return false
    }
  }

  /// The part of a span that stands before a word.
  private func before(_ word: Int, _ span: Span) -> Span {
    guard word > 0 else { return span }
    return Span(span.start, max(span.start, min(span.end, sentence.tokens[word - 1].span.end)))
  }

  /// "asked the campaign to release copies", where the parser hangs the infinitive elsewhere.
  private func infinitive(of verb: Int) -> Int? {
    let hosts = [verb] + sentence.children[verb].filter { sentence.tokens[$0].deprel == .obj }
    return hosts.lazy.flatMap { sentence.children[$0] }.first { child in
      let relation = sentence.tokens[child].deprel
      return (relation == .advcl || relation == .acl) && sentence.tokens[child].xpos == .vb
        && sentence.child(child, .mark).map { sentence.tokens[$0].xpos == .to } ?? false
    }
  }

  /// "called on [the army to withdraw]": who is to do it belongs to what is called for.
  private func calledOn(by verb: Int, before clause: Int) -> Found? {
    guard
      let called = sentence.obliques(of: verb).first(where: { $0.preposition == "on" || $0.preposition == "upon" })?
        .token,
      let marker = sentence.child(called, .case), verb < marker, called < clause
    else { return nil }
    let content = trimmedStart(Span(sentence.tokens[marker].span.end, sentence.extent(clause).end))
    return Found(cue: sentence.tokens[verb].span.union(sentence.tokens[marker].span), content: [content])
  }

  private func isDocument(_ noun: Int) -> Bool { documents.contains(sentence.tokens[noun].lemma.lowercased()) }

  func nominal(_ noun: Int, _ frame: AttitudeRules.Frame) -> Found? {
    if frame.takesClause, let clause = sentence.child(noun, .acl, .ccomp), clause > noun {
      return found(noun, [sentence.extent(clause)], holder(of: noun))
    }
    if let one = prepositional(noun, frame, holder(of: noun)) { return one }
    return met(noun, frame)
  }

  /// "[The plan] drew criticism from the council": what meets with an attitude that somebody else has.
  private func met(_ noun: Int, _ frame: AttitudeRules.Frame) -> Found? {
    let verb = sentence.tokens[noun].head
    guard !frame.prepositions.isEmpty, verb >= 0, sentence.tokens[verb].upos == .verb,
      let holder = (sentence.obliques(of: noun) + sentence.obliques(of: verb)).first(where: {
        $0.token > noun && ($0.preposition == "from" || $0.preposition == "by")
      })?.token,
      let subject = sentence.surfaceSubject(of: verb), subject < verb
    else { return nil }
    switch sentence.tokens[noun].deprel {
    case .obj, .obl: return found(noun, [core(subject)], holder)
    default: return nil
    }
  }

  /// Whose the attitude is that a noun names: "his call", "a call by the army"; where a verb carries it, that verb's
  /// subject: "voiced concern"; "is a critic of", "a critic of": who is one.
  private func holder(of noun: Int) -> Int? {
    if let owner = sentence.child(noun, .nmodPoss) { return owner }
    let by = sentence.obliques(of: noun).first { $0.preposition == "by" || $0.preposition == "from" }
    if let by { return by.token }
    if let subject = sentence.child(noun, .nsubj) { return subject }
    let head = sentence.tokens[noun].head
    let lemma = sentence.tokens[noun].lemma.lowercased()
    if rules.agents.contains(lemma) { return sentence.tokens[noun].deprel == .appos && head >= 0 ? head : noun }
    guard head >= 0, !rules.meeting.contains(sentence.tokens[head].lemma.lowercased()) else { return nil }
    switch sentence.tokens[noun].deprel {
    case .obj where !sentence.isPassive(head): return sentence.child(head, .nsubj) ?? sentence.surfaceSubject(of: head)
    case .appos: return head
    case .obl, .nmod, .conj, .xcomp: return subjectAbove(noun)
    default: return nil
    }
  }

  private func subjectAbove(_ noun: Int) -> Int? {
    var at = sentence.tokens[noun].head
    for _ in 0..<6 {
      guard at >= 0 else { return nil }
      switch sentence.tokens[at].deprel {
      case .nsubj, .nsubjPass: return nil
      default: break
      }
      if sentence.isVerbal(at) {
        return sentence.isPassive(at) ? nil : sentence.child(at, .nsubj) ?? sentence.surfaceSubject(of: at)
      }
      at = sentence.tokens[at].head
    }
    return nil
  }

  func adjectival(_ adjective: Int, _ frame: AttitudeRules.Frame) -> Found? {
    guard
      let source = sentence.child(adjective, .nsubj) ?? maker(of: adjective) ?? sentence.surfaceSubject(of: adjective)
    else { return nil }
    if frame.takesClause, maker(of: adjective) != nil, let told = sentence.markedClause(after: adjective) {
      return found(adjective, [told], source)
    }
    if frame.takesClause, let clause = sentence.child(adjective, .ccomp, .xcomp, .advcl), clause > adjective {
      return found(adjective, [sentence.extent(clause)], source)
    }
    return prepositional(adjective, frame, source)
  }

  /// "made (it) clear that": who made it so.
  private func maker(of adjective: Int) -> Int? {
    let verb = sentence.tokens[adjective].head
    guard verb >= 0, sentence.tokens[adjective].deprel == .xcomp, sentence.tokens[verb].upos == .verb else {
      return nil
    }
    return sentence.surfaceSubject(of: verb)
  }

  /// "sided with the Democrats" is no passive, whatever the tagger made of "sided": the verb has no object.
  private func isPassive(_ verb: Int, _ frame: AttitudeRules.Frame) -> Bool {
    sentence.isPassiveCue(verb) && (frame.takesObject || frame.takesClause || sentence.child(verb, .auxPass) != nil)
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
      let content = extended(trimmedStart(Span(min(start, extent.end), extent.end)), of: word)
      guard !content.isEmpty else { return nil }
      let cue = sentence.tokens[word].span
      return Found(
        cue: isInfinitive ? cue : cue.union(sentence.tokens[marker].span), content: [content], source: source,
        isPassive: isPassive)
    }
    return adjacent(word, frame, source, isPassive)
  }

  /// "his views on the border": what a preposition right behind the word leads to, whatever the parser hung it by.
  private func adjacent(_ word: Int, _ frame: AttitudeRules.Frame, _ source: Int?, _ isPassive: Bool) -> Found? {
    guard
      let marker = ((word + 1)..<sentence.tokens.count).first(where: { sentence.tokens[$0].upos != .adv }),
      frame.prepositions.contains(sentence.tokens[marker].lemma.lowercased()), sentence.tokens[marker].xpos != .to,
      sentence.tokens[marker].head > marker, marker + 1 < sentence.tokens.count
    else { return nil }
    let extent = core(sentence.tokens[marker].head)
    let start = sentence.tokens[marker + 1].span.start
    guard start < extent.end else { return nil }
    return Found(
      cue: sentence.tokens[word].span.union(sentence.tokens[marker].span), content: [Span(start, extent.end)],
      source: source, isPassive: isPassive)
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
    let whole = complements.isEmpty ? core(object) : complements.reduce(sentence.extent(object)) { $0.union(core($1)) }
    return extended(whole, of: sentence.tokens[object].head)
  }

  /// "announced [his candidacy in the capital]": what the parser hung by the verb with no comma before it.
  private func extended(_ content: Span, of verb: Int) -> Span {
    sentence.children[verb].reduce(content) { whole, child in
      switch sentence.tokens[child].deprel {
      case .obl where sentence.child(child, .case).map { !isCircumstance($0) } ?? false: break
      case .obj, .xcomp, .ccomp: break
      case .advcl where sentence.tokens[child].xpos == .vb || sentence.tokens[child].xpos == .vbg: break
      case .advcl where sentence.child(child, .mark).map { sentence.tokens[$0].lemma == "that" } ?? false: break
      default: return whole
      }
      let phrase = core(child)
      return phrase.start == whole.end + 1 ? whole.union(phrase) : whole
    }
  }

  private func isCircumstance(_ preposition: Int) -> Bool {
    rules.circumstances.contains(sentence.tokens[preposition].lemma.lowercased())
  }

  /// All that stands under a word but what is said in passing at its end: ", which …", ", a retired general".
  private func core(_ head: Int) -> Span {
    let extent = sentence.extent(head)
    var end = extent.end
    for token in sentence.subtree(head) where token != head {
      switch sentence.tokens[token].deprel {
      case .aclRelcl, .advclRelcl, .appos, .parataxis, .acl, .advcl:
        guard let first = sentence.subtree(token).first, first > head + 1,
          sentence.tokens[first - 1].upos == .punct, sentence.tokens[first - 1].xpos != .hyph,
          !sentence.tokens[first - 1].isQuoteMark, sentence.tokens[first].span.start < end
        else { continue }
        end = min(end, sentence.tokens[first - 2].span.end)
      default: continue
      }
    }
    return Span(extent.start, max(end, sentence.tokens[head].span.end))
  }
}

extension Token {
  var isQuoteMark: Bool { xpos == .openQuote || xpos == .closeQuote }

  /// "I", "we", "our".
  var isFirstPerson: Bool { upos == .pron && feats.contains("Person=1") }
}

extension Sentence {
  /// Who is named with "by".
  func agent(of verb: Int) -> Int? {
    child(verb, .oblAgent) ?? obliques(of: verb).first { $0.preposition == "by" }?.token
  }

  /// Whether a cue is a passive. "Others have said" is none, whatever the parser made of its subject.
  func isPassiveCue(_ verb: Int) -> Bool {
    guard isPassive(verb) else { return false }
    return child(verb, .auxPass) != nil
      || child(verb, .aux) == nil && child(verb, .obj) == nil && tokens[verb].xpos == .vbn
  }

  /// "concluded in that case that …", "was asked by the host whether …": the clause that the next "that" or "whether"
  /// after a cue opens, whatever the parser hung it by.
  func markedClause(after cue: Int) -> Span? {
    let near = (cue + 1)..<min(cue + 8, tokens.count)
    guard
      let marker = near.first(where: { tokens[$0].upos == .punct || hasFiniteForm($0) || isComplementiser($0) }),
      isComplementiser(marker), tokens[marker].head > marker
    else { return nil }
    let clause = extent(tokens[marker].head)
    return Span(tokens[marker].span.start, max(clause.end, tokens[marker].span.end))
  }

  private func isComplementiser(_ token: Int) -> Bool {
    guard tokens[token].deprel == .mark else { return false }
    switch tokens[token].lemma.lowercased() {
    case "that", "whether", "if": return true
    default: return false
    }
  }
}
