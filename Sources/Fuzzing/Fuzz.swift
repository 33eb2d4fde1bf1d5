import Claims
import Feeds
import Glibc
import Pages
import Rulebook
import TestKit
import Warc
import Words

/// Runs libFuzzer over all readers of files; its arguments are libFuzzer's. `Benchmarks/fuzz` builds and runs it.
@main
struct Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(drive(&count, &arguments, readAll))
  }
}

/// libFuzzer's own loop (`LLVMFuzzerRunDriver`, compiler-rt).
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ one: @convention(c) (UnsafeRawPointer?, Int) -> CInt
) -> CInt

/// Whatever the bytes are, all readers get through them.
private func readAll(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
  check(pages.article(of: Document(content: .html(bytes))))
  if let text = Text(validating: bytes) {
    check(pages.article(of: Document(content: .pasted(text))))
    check(pages.article(of: Document(content: .text(text))))
  }
  for document in Feed(bytes).documents { check(pages.article(of: document)) }
  let gunzip = Gunzip(from: once(bytes))
  var archive = WarcReader(from: Gunzip.isGzip(bytes) ? gunzip.next : once(bytes), longest: 1 << 20)
  while let found = archive.next() {
    if case .page(let document) = found { check(pages.article(of: document)) }
  }
  return 0
}

/// All the bytes, and then none.
private func once(_ bytes: [UInt8]) -> () -> [UInt8] {
  var left = bytes
  return {
    defer { left = [] }
    return left
  }
}

private let pages: PageReader = {
  do { return try PageReader(Rulebook(directory: Repository.rules)) } catch { fatalError("\(error)") }
}()

/// What holds of every article: its spans lie in its text, on the borders of scalars.
private func check(_ article: Article) {
  for span in article.unread + article.removed.compactMap(\.span) + [article.dateline].compactMap({ $0 }) {
    precondition(article.text.isBoundary(span.start) && article.text.isBoundary(span.end) && span.start <= span.end)
  }
  for place in article.removed.compactMap(\.at) { precondition(article.text.isBoundary(place)) }
}
