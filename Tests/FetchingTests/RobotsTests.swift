import Fetching
import Testing

@Suite struct RobotsTests {
  private func robots(_ text: String) -> Robots { Robots(Array(text.utf8)) }

  @Test(arguments: [
    ("/", true), ("/private/a", false), ("/private/open/a", true), ("/a.pdf", false), ("/a.pdf?x", true),
    ("/x/y/z.html", false),
    ("/robots.txt", true),
  ])
  func theLongestRuleDecides(path: String, isAllowed: Bool) {
    let robots = robots(
      """
      # for everybody
      User-agent: *
      Disallow: /private   # but
      Allow: /private/open
      Disallow: /*.pdf$
      Disallow: /x/*/z
      Disallow: /robots
      """)
    #expect(robots.allows(path, to: "sitrep") == isAllowed)
  }

  @Test func aGroupOfItsOwnReplacesEverybodys() {
    let robots = robots("User-Agent: *\nDisallow: /\n\nUSER-AGENT: Other\nuser-agent: SitRep/1.0\nDisallow: /cgi\r\n")
    #expect(robots.allows("/news", to: "sitrep"))
    #expect(!robots.allows("/cgi/a", to: "sitrep"))
    #expect(!robots.allows("/cgi/a", to: "other"))
    #expect(!robots.allows("/news", to: "somebody"))
  }

  @Test func allowWinsAmongEquals() {
    #expect(robots("User-agent: *\nDisallow: /a\nAllow: /a").allows("/a", to: "sitrep"))
  }

  @Test(arguments: [
    "", "Disallow: /", "User-agent: *\nDisallow:", "nonsense\u{0}\nUser-agent", "<html>Not found</html>",
  ])
  func whatForbidsNothingAllowsAll(text: String) { #expect(robots(text).allows("/a", to: "sitrep")) }
}
