import Claims
import Language

/// What the head of a phrase is, and of which sector that makes him.
extension Composition {
  /// The roles of the phrase in the order of the text.
  var roles: [Find] { parts.filter { $0.role != nil } }

  /// What the head is: its own role; of a name the title before it or in it, of a person one for people.
  var role: ActorRules.Role? {
    let rules = cast.rules
    let at: Find?
    if let own, own.role != nil {
      at = own
    } else if let own, own.form == .name {
      let titles = roles.filter { $0.tokens.upperBound <= own.tokens.upperBound }
      let ofPeople = titles.last { $0.role.map { rules.roles[$0].type == .person } ?? false }
      at = own.type == .person ? ofPeople : titles.last { isHeadOfName($0, own) } ?? titles.last
    } else {
      at = roles.last
    }
    guard let at, let index = at.role else { return nil }
    return resolved(rules.roles[index], at)
  }

  /// Whether a role heads a name: "Union of Teachers" is a union.
  private func isHeadOfName(_ role: Find, _ name: Find) -> Bool {
    let next = role.tokens.upperBound
    return name.tokens.contains(next) && tree.tokens[next].upos == .adp
  }

  /// A role that only leads or fights for somebody, as that of those whom the phrase names: "rebel commander".
  private func resolved(_ role: ActorRules.Role, _ at: Find) -> ActorRules.Role {
    let others = roles.filter { $0.tokens != at.tokens }.compactMap { $0.role.map { cast.rules.roles[$0] } }
      .filter { !$0.borrows && !$0.sectors.isEmpty }
    guard let other = others.last else { return role }
    if role.borrows || role.sectors.isEmpty { return role.on(other.sectors) }
    guard let first = role.sectors.first, Sector.armed.contains(first), let side = other.sectors.first else {
      return role
    }
    if side == "GOV" { return role.on(Self.loyal(role.sectors)) }
    if side == "OPP" { return role.on(["REB"]) }
    return Sector.armed.contains(side) && first != "COP" ? role.on(other.sectors) : role
  }

  /// Who bears arms for a government: its army and police; others are its paramilitaries.
  private static func loyal(_ sectors: [String]) -> [String] {
    sectors.first == "UAF" || sectors.first == "REB" ? ["PRM"] : sectors
  }

  func sectors(_ role: ActorRules.Role?, _ actor: Side?) -> [String] {
    guard let actor else { return role?.sectors ?? [] }
    guard let role, let first = role.sectors.first else { return actor.sectors }
    if actor.sectors.isEmpty { return role.sectors }
    // "Opposition leader Kalonzo Musyoka": who held office once is what he is said to be now.
    if actor.sectors == ["ELI"], !role.borrows { return role.sectors }
    if own?.form == .name, own?.type == .person {
      let isOffice = !role.borrows && Sector.governing.contains(first)
      return isOffice && Set(actor.sectors).isDisjoint(with: role.sectors) ? role.sectors : actor.sectors
    }
    if own?.form == .name || actor.isBody && !Sector.armed.contains(first) || role.borrows { return actor.sectors }
    guard Sector.armed.contains(first) else {
      // "Companies of the border guard" are a part of it; its "victims" are not.
      let isPart = role.type == .organization && !Sector.governing.contains(first)
      return isPart ? actor.sectors : role.sectors
    }
    return actor.sectors.first == "GOV" ? Self.loyal(role.sectors) : actor.sectors
  }
}
