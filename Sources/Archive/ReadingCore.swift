import Claims
import Words

/// The part of a kept reading that corroboration works on; the rest of the record is passed over.
struct ReadingCore: Decodable {
  let id: String
  let outlet: String?
  let title: String?
  let wire: String?
  let published: String?
  let text: String
  let entities: [Entity]
  let claims: [Claim]

  var reading: Reading {
    var reading = Reading(id: id, text: Text(text))
    reading.outlet = outlet
    reading.title = title
    reading.wire = wire
    reading.published = published
    reading.entities = entities
    reading.claims = claims
    return reading
  }
}
