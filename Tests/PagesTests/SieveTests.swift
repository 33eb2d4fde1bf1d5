import Claims
import Foundation
import Pages
import TestKit
import Testing
import Words

/// What is kept back from the parser comes back as the parser would have read it.
@Suite struct SieveTests {
  /// A page that holds no scalar or reference which stands for text is read by what stands for it; one that does, in a
  /// comment here, goes to the parser as it is.
  private func isReadAlike(_ page: [UInt8]) -> Bool {
    func read(_ end: String) -> String {
      "\(reader.article(of: Document(content: .html(page + Array("\n<!-- -->\(end)".utf8)))))"
    }
    return read("<!--&#xE0000;-->") == read("<!--&#xF0000;-->")
  }

  @Test func samplesAreReadAlike() throws {
    let folder = Repository.samples + "/pages"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".html") {
      #expect(isReadAlike([UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))), "\(name)")
    }
  }

  @Test(arguments: [
    "<form><label>Sort by:</label></form>", "<form><span>Sort by:</span> </n></form>", "<form>Sort by</form>",
    "<table> <span>12</span> <tr> <td>Gharyan <a href=/x>taken</a> </td></tr></table>",
    "<a href=/x>an <div>open</div> link<p>and <a href=/y>another</a></p>", "<a name=x>anchor <span>and</span> text",
    "<a href=/x><table><td>a link <a href=/y>in</a> a cell</td></table> and <a href=/z>behind</a>",
    "<span><div>a</span>b</div>", "<span>a<br>b</span><span>c <i>d</i> e</span>", "<cite><time>1 May</time></cite>",
    "<span class='a' class='b' hidden>x</span>", "<p class=a/b title='>'>x</p>", "<a href='/?a=1&amp;b=2'>R&amp;D</a>",
    "<pre>one\r\ntwo\rthree</pre>", "a <b></b> < b </ c> </> &lt;p> &#65; &amp",
    "<select><option>a <span>b</span></select>",
    "<script type='application/ld+json'>{\"headline\": \"a <b>b</b> </p> <span>c</span> &amp;\"}</script>",
    "<title>a <span>b</span> <script>c</title>", "<body class=x><span>a</span></body><body class=y><span>b</span>",
  ])
  func markupOfAllKindsIsReadAlike(part: String) {
    let page = "<title>Town taken</title><h1>Town taken</h1><p>\(first)</p>\(part)<p>\(second)</p>"
    #expect(isReadAlike(Array(page.utf8)))
  }

  @Test func scalarsForPrivateUseAreText() {
    let page = article("<p>\(first) \u{F0001}&#xF0002;</p><p>\(second)</p>")
    #expect(page.text.description == "\(first) \u{F0001}\u{F0002}\n\(second)")
  }

  @Test func tagsInATitleAreWordsOfIt() {
    #expect(
      article("<p>\(first)</p>", head: "<title>How a <a href='x'> is written</title>").title
        == "How a <a href='x'> is written")
  }
}
