import Archive
import Delivery

extension Archive {
  /// The key by which push services know this archive's server; made when it is first asked for.
  public func pushKey() throws -> PushKey {
    try PushKey(words: setting("push_key") { PushKey().words })
  }

  /// What signs the links to this archive's subscriptions.
  public func linkSigner() throws(ArchiveError) -> LinkSigner {
    LinkSigner(secret: try setting("link_secret", orMake: LinkSigner.newSecret))
  }
}
