import Crypto
import Foundation

/// Where a browser wants its notices, as its `PushSubscription` says it in JSON; UnifiedPush's endpoints look the same.
public struct PushSubscription: Hashable, Sendable, Codable {
  public struct Keys: Hashable, Sendable, Codable {
    /// The browser's public key, an uncompressed point of P-256, base64url.
    public let p256dh: String
    /// Its secret of 16 bytes, base64url.
    public let auth: String

    public init(p256dh: String, auth: String) {
      self.p256dh = p256dh
      self.auth = auth
    }
  }

  public let endpoint: String
  public let keys: Keys

  public init(endpoint: String, keys: Keys) {
    self.endpoint = endpoint
    self.keys = keys
  }

  /// - Throws: ``PushError``, for example
  ///   `the subscription is no JSON of a PushSubscription: it needs 'endpoint', 'keys.p256dh' and 'keys.auth'`.
  public init(json: String) throws(PushError) {
    guard let read = try? JSONDecoder().decode(PushSubscription.self, from: Data(json.utf8)) else {
      throw PushError.noSubscription
    }
    self = read
    _ = try publicKey
    guard Base64URL.decoded(keys.auth)?.count == 16 else { throw .badKey("keys.auth") }
  }

  var publicKey: P256.KeyAgreement.PublicKey {
    get throws(PushError) {
      guard let bytes = Base64URL.decoded(keys.p256dh),
        let key = try? P256.KeyAgreement.PublicKey(x963Representation: bytes)
      else { throw .badKey("keys.p256dh") }
      return key
    }
  }
}

/// A push subscription that nothing can be sent to.
public enum PushError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSubscription
  case badKey(String)
  case tooLong(bytes: Int)
  /// The server's own key cannot be read.
  case badServerKey

  public var description: String {
    switch self {
    case .noSubscription:
      "the subscription is no JSON of a PushSubscription: it needs 'endpoint', 'keys.p256dh' and 'keys.auth'"
    case .badKey(let name): "'\(name)' is no key of a browser; hand on what its PushSubscription gives"
    case .tooLong(let bytes): "a notice of \(bytes) bytes is too long; the most is \(PushEncryption.longest)"
    case .badServerKey: "the key for web push cannot be read; make a new one"
    }
  }
}

/// Encrypts a notice so that only the browser it is for can read it.
///
/// Source: RFC 8291 (Web Push), 8188 (aes128gcm).
public enum PushEncryption {
  private static let recordSize = 4096
  /// Bytes of a notice: one record less its header, tag and mark.
  public static let longest = recordSize - 86 - 16 - 1

  /// The body of a request to a push service.
  public static func encrypt(_ notice: [UInt8], for subscription: PushSubscription) throws(PushError) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return try encrypt(notice, for: subscription, salt: salt, key: P256.KeyAgreement.PrivateKey())
  }

  /// The same with a salt and a key that are given, which must never be used twice: for the worked example of the standard.
  static func encrypt(
    _ notice: [UInt8], for subscription: PushSubscription, salt: [UInt8], key: P256.KeyAgreement.PrivateKey
  ) throws(PushError) -> [UInt8] {
    guard notice.count <= longest else { throw .tooLong(bytes: notice.count) }
    let browser = try subscription.publicKey
    guard let auth = Base64URL.decoded(subscription.keys.auth),
      let shared = try? key.sharedSecretFromKeyAgreement(with: browser)
    else { throw .badKey("keys.auth") }
    let own = key.publicKey.x963Representation
    let info = Data("WebPush: info\0".utf8) + browser.x963Representation + own
    let secret = shared.hkdfDerivedSymmetricKey(
      using: Crypto.SHA256.self, salt: Data(auth), sharedInfo: info, outputByteCount: 32)
    let content = derived(secret, salt, "Content-Encoding: aes128gcm\0", 16)
    let nonce = derived(secret, salt, "Content-Encoding: nonce\0", 12).withUnsafeBytes { Data($0) }
    // A last record ends with the mark 2.
    guard let box = try? AES.GCM.seal(Data(notice) + [2], using: content, nonce: AES.GCM.Nonce(data: nonce)) else {
      throw .badKey("keys.auth")
    }
    let size = withUnsafeBytes(of: UInt32(recordSize).bigEndian) { Array($0) }
    return salt + size + [UInt8(own.count)] + Array(own) + Array(box.ciphertext) + Array(box.tag)
  }

  private static func derived(_ secret: SymmetricKey, _ salt: [UInt8], _ info: String, _ count: Int) -> SymmetricKey {
    HKDF<Crypto.SHA256>.deriveKey(
      inputKeyMaterial: secret, salt: Data(salt), info: Data(info.utf8), outputByteCount: count)
  }
}
