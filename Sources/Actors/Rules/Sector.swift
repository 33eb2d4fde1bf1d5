/// PLOVER's sectors, and which of them bear arms or govern.
///
/// Source: PLOVER manual 2023-24, sectors.
enum Sector {
  static let all: Set<String> = [
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI",
    "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
  ]
  /// Who bears arms for somebody.
  static let armed: Set<String> = ["COP", "MIL", "PRM", "REB", "SPY", "UAF"]
  /// Who stands for a state, and is of its elite when he no longer does.
  static let offices: Set<String> = ["COP", "GOV", "JUD", "LEG", "MIL", "SPY"]
  /// Whose title is an office of state, which says more than what a dictionary knows of the man.
  static let governing: Set<String> = ["GOV", "JUD", "LEG"]
}
