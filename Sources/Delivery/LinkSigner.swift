import Crypto
import Foundation

/// Names a subscription in links so that nobody can guess another's: its number and a code that only this archive can make.
public struct LinkSigner: Sendable {
  /// Letters of base64url: 132 bits.
  private static let length = 22
  private let key: SymmetricKey

  /// - Parameter secret: what ``newSecret()`` gave for this archive.
  public init(secret: String) { key = SymmetricKey(data: Data(secret.utf8)) }

  public static func newSecret() -> String {
    SymmetricKey(size: .bits256).withUnsafeBytes { Base64URL.encoded(Data($0)) }
  }

  /// `12-Xk3…`.
  public func token(for subscription: Int64) -> String { "\(subscription)-\(code(subscription))" }

  /// The number of a token that is ours; nil for any other. Takes the same time whatever is wrong with it.
  public func subscription(of token: String) -> Int64? {
    guard let dash = token.firstIndex(of: "-"), let number = Int64(token[..<dash]) else { return nil }
    let given = Array(token[token.index(after: dash)...].utf8)
    let own = Array(code(number).utf8)
    guard given.count == own.count else { return nil }
    return zip(given, own).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0 ? number : nil
  }

  private func code(_ subscription: Int64) -> String {
    let code = HMAC<Crypto.SHA256>.authenticationCode(for: Data("subscription \(subscription)".utf8), using: key)
    return String(Base64URL.encoded(Data(code)).prefix(Self.length))
  }
}
