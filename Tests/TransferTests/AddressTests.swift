import Testing
import Transfer

@Suite struct AddressTests {
  @Test(arguments: [
    ("https://Example.ORG:443/a b?q=1#part", "https://example.org/a%20b?q=1"),
    ("example.org/feed.xml", "https://example.org/feed.xml"), (" http://x.example ", "http://x.example/"),
    ("http://[2001:DB8::7]:8080/", "http://[2001:db8::7]:8080/"),
  ])
  func anAddressHasOneWayOfBeingWritten(words: String, expected: String) throws {
    #expect(try WebAddress(words).description == expected)
  }

  @Test(arguments: [
    "", "ftp://example.org/", "javascript:alert(1)", "file:///etc/passwd", "http://a:b@example.org/", "http://",
  ])
  func whatIsNoAddressOfTheWebIsTold(words: String) {
    let error = #expect(throws: AddressError.self) { try WebAddress(words) }
    #expect(
      error?.description == "'\(words)' is no address of the web; write for example 'https://example.org/feed.xml'")
  }

  @Test(arguments: [
    ("../b.html", "https://example.org/b.html"), ("//other.example/x", "https://other.example/x"),
    ("?page=2", "https://example.org/news/a.html?page=2"), ("http://third.example:81", "http://third.example:81/"),
  ])
  func referencesAreResolved(reference: String, expected: String) throws {
    #expect(try WebAddress("https://example.org/news/a.html").resolving(reference).description == expected)
  }

  @Test func aSiteIsSchemeHostAndPort() throws {
    #expect(try WebAddress("http://x.example:80/a").site == "http://x.example")
    #expect(try WebAddress("http://[2001:db8::7]:8080/a").site == "http://[2001:db8::7]:8080")
  }

  @Test(arguments: [
    "10.0.0.1", "127.0.0.1", "169.254.169.254", "172.31.255.255", "192.168.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::a00:1",
    "2002:7f00:1::", "2001:db8::1", "2001::1", "198.18.0.1", "203.0.113.9",
  ])
  func closedNetworksAreKnown(words: String) throws {
    #expect(try #require(NetworkAddress(words)).isPublic == false)
  }

  @Test(arguments: [
    "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::",
  ])
  func theOpenInternetIsKnown(words: String) throws {
    #expect(try #require(NetworkAddress(words)).isPublic)
    #expect(NetworkAddress(words)?.description.isEmpty == false)
  }
}
