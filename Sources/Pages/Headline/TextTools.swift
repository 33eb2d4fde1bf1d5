import Words

extension PageTree {
  /// The text of a script, as it stands.
  func rawText(of node: Int) -> String {
    var out: [UInt8] = []
    for i in node..<nodes[node].end where nodes[i].tag == .text {
      out.append(contentsOf: bytes[nodes[i].text.start..<nodes[i].text.end])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
