import Transfer

/// What became of something that was sent.
public enum DeliveryResult: Hashable, Sendable {
  case delivered
  /// Whom it was for is there no more: nothing is to be sent there again.
  case gone(String)
  /// It did not go this time; after so many seconds, where the other side says when.
  case later(String, after: Int?)
  /// It will never go as it is.
  case refused(String)

  /// By the status of an answer, as push services and webhooks use them. Source: RFC 8030, 5 and 7.3; RFC 9110, 15.
  init(_ response: HTTPResponse, from address: WebAddress) {
    let words = "\(address.site): answers \(response.status)"
    switch response.status {
    case 200..<300: self = .delivered
    case 404, 410: self = .gone(words)
    case 408, 429, 500...599: self = .later(words, after: response.fields["Retry-After"].flatMap { Int($0) })
    default: self = .refused(words)
    }
  }

  init(_ error: TransferError) {
    switch error.kind {
    case .closedNetwork: self = .refused("\(error)")
    // A mail server's 5xx is for good, its 4xx for now. Source: RFC 5321, 4.2.1.
    case .answered(let code, _) where code >= 500: self = .refused("\(error)")
    default: self = .later("\(error)", after: nil)
    }
  }
}
