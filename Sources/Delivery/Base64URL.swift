import Foundation

/// Base64 as addresses and tokens have it, without padding. Source: RFC 4648, 5.
enum Base64URL {
  static func encoded(_ bytes: some DataProtocol) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Nil where it is none; padding may be there.
  static func decoded(_ words: String) -> [UInt8]? {
    var plain = words.replacing("-", with: "+").replacing("_", with: "/").replacing("=", with: "")
    plain += String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    return Data(base64Encoded: plain).map(Array.init)
  }
}
