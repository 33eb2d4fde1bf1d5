#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file, mapped into memory and never written.
final class MappedFile: Sendable {
  private let start: UInt
  let count: Int

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: start), count: count) }

  /// - Throws: ``ModelError``, for example
  ///   `Model/english.sitrep: error: cannot be opened (No such file or directory); give the folder that holds 'english.sitrep', or make it with 'Tools/train'`.
  init(path: String) throws(ModelError) {
    let file = open(path, O_RDONLY)
    guard file >= 0 else {
      throw ModelError(
        path: path,
        message:
          "cannot be opened (\(String(cString: strerror(errno)))); give the folder that holds 'english.sitrep', or make it with 'Tools/train'"
      )
    }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_size > 0,
      let map = mmap(nil, Int(facts.st_size), PROT_READ, MAP_PRIVATE, file, 0), map != MAP_FAILED
    else {
      throw ModelError(path: path, message: "is empty or no plain file; copy it again, or make it with 'Tools/train'")
    }
    start = UInt(bitPattern: map)
    count = Int(facts.st_size)
  }

  deinit { munmap(UnsafeMutableRawPointer(bitPattern: start), count) }
}
