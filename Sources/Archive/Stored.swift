import Claims
import Words

/// A document as the archive keeps it.
public struct StoredDocument: Hashable, Sendable, Identifiable {
  public let id: String
  public let url: String?
  public let outlet: String?
  public let title: String?
  public let byline: String?
  public let published: String?
  public let text: String
  public let textSHA256: String
  /// When it first came in, as ISO 8601.
  public let addedAt: String
  /// How many claims its present reading holds.
  public let claims: Int
}

/// A claim as the archive keeps it, with the document it stands in.
public struct StoredClaim: Hashable, Sendable {
  public let claim: Claim
  public let document: String
  public let url: String?
  public let outlet: String?
  public let title: String?
  public let published: String?
  /// The text that the claim's spans point into.
  public let text: String
  /// The reader's version, as it was given with the reading.
  public let reader: String
  /// When the reading came in.
  public let addedAt: String
  /// Whether a later reading of the document no longer makes this claim.
  public let isReplaced: Bool
}

/// What one reading has changed.
public struct StoredChange: Sendable {
  /// Grows with each reading.
  public let number: Int64
  public let document: String
  public let addedAt: String
  public let added: [StoredClaim]
  /// The ids of the claims that the document makes no more.
  public let replaced: [String]
}

/// A part of a list, and where it goes on.
public struct Page<Item: Sendable>: Sendable {
  public let items: [Item]
  /// Nil at the end of the list.
  public let next: Cursor?
}

/// An outlet, and how much it says.
public struct StoredSource: Hashable, Sendable {
  public let name: String
  public let documents: Int
  public let claims: Int

  public init(name: String, documents: Int, claims: Int) {
    self.name = name
    self.documents = documents
    self.claims = claims
  }
}
