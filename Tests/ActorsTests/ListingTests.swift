import Actors
import Claims
import TestKit
import Testing
import Words

/// What a reading lists of those that a text speaks of.
@Suite struct ListingTests {
  /// Each entity as `type: its mentions`, in the order of the text.
  private func listed(_ text: String, spoken: Set<String> = [], violent: Set<String> = []) throws -> [String] {
    let tools = try #require(ActorTools.shared)
    let text = Text(text)
    let cast = tools.cast(of: text, published: nil).cast
    return cast.listed(spoken: spoken, violent: violent).map { entity in
      "\(entity.type): " + entity.mentions.map { text.string($0.span) }.joined(separator: " | ")
    }
  }

  @Test(arguments: [
    ("The soldiers of the garrison fled.", "organization: The soldiers of the garrison"),
    ("A soldier fled.", "person: A soldier"),
    ("Forty Syrians fled.", "organization: Forty Syrians"),
    ("These brutal terrorists lost the town.", "organization: These brutal terrorists"),
    ("The regime's forces fled.", "organization: The regime's forces"),
  ])
  func severalPeopleAreAnOrganization(text: String, wanted: String) throws {
    #expect(try listed(text).contains(wanted))
  }

  @Test func thoseWhoAreHurtArePersons() throws {
    #expect(try listed("The gunmen left.", spoken: ["e1"], violent: ["e1"]) == ["person: The gunmen"])
  }

  @Test func aNationalityIsNoPeople() throws {
    let found = try listed("Syrian soldiers left; many Syrians stayed.")
    #expect(found.contains("nationality: Syrian"))
    #expect(found.contains("organization: many Syrians"))
  }

  @Test(arguments: [
    ("They left the city of Mosul in June.", "place: the city of Mosul | Mosul"),
    ("They left Baghdad, Iraq, in June.", "place: Baghdad | Baghdad, Iraq"),
    ("They met the people of Mosul in June.", "place: Mosul"),
  ])
  func aPlaceIsListedWithWhatItIs(text: String, wanted: String) throws {
    #expect(try listed(text).contains(wanted))
  }

  @Test func aTitleIsListedWithItsBearer() throws {
    let found = try listed("The Libyan foreign minister Omar Dareth left.")
    #expect(found.contains("person: The Libyan foreign minister Omar Dareth | Omar Dareth"))
  }

  @Test func aNounThatDescribesAnotherIsListedWhereItIsSpokenOf() throws {
    let text = "The police raid ended."
    #expect(try listed(text) == [])
    #expect(try listed(text, spoken: ["e1"]) == ["organization: police"])
  }

  @Test func whatAnActIsDoneWithIsListedWhereverItIsNamed() throws {
    #expect(try listed("A car bomb attack shook the town.").contains("weapon: car bomb"))
    #expect(try listed("They found two bombs.").contains("weapon: bombs"))
  }

  @Test func anApostropheMayBeCurled() throws {
    let tools = try #require(ActorTools.shared)
    for name in ["Da'esh", "Da’esh"] {
      let cast = tools.cast(of: Text("\(name) lost the town."), published: nil).cast
      #expect(cast.entities.first?.name == "Islamic State")
    }
  }
}
