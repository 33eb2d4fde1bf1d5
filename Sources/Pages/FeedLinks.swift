import Words

/// The feeds that a page names in its head, so that a reader need not look for them.
///
/// Source: the HTML standard, 4.6.7.1 (`rel=alternate` with a feed's type), rssboard.org's autodiscovery.
public enum FeedLinks {
  private static let types = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
  ]

  /// Their addresses as the page writes them, in the order of the page; relative ones are the caller's to resolve.
  public static func addresses(in page: [UInt8]) -> [String] {
    let tree = PageTree(MarkupSieve.sieve(Decoding.utf8(page)))
    return tree.nodes.indices.compactMap { node in
      guard tree.nodes[node].tag == .link || tree.nodes[node].tag == .a,
        let address = tree.string(.href, of: node), !address.isEmpty,
        let relation = tree.string(.rel, of: node)?.lowercased(), relation.split(separator: " ").contains("alternate"),
        let type = tree.string(.type, of: node)?.lowercased(), types.contains(where: { type.hasPrefix($0) })
      else { return nil }
      return address
    }
  }
}
