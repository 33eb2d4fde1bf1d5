import Delivery
import Testing

@Suite struct LinkSignerTests {
  private let signer = LinkSigner(secret: "a secret of the test")

  @Test func aTokenNamesItsSubscription() {
    let token = signer.token(for: 12)
    #expect(token.hasPrefix("12-") && token.count == 25)
    #expect(signer.subscription(of: token) == 12)
  }

  @Test func anotherTokenNamesNothing() {
    let code = signer.token(for: 12).dropFirst(3)
    let foreign = LinkSigner(secret: LinkSigner.newSecret()).token(for: 12)
    for token in ["", "12", "12-", "13-\(code)", "12-\(code)x", "12-\(code.dropLast())", foreign, "x-\(code)"] {
      #expect(signer.subscription(of: token) == nil, "\(token)")
    }
  }
}
