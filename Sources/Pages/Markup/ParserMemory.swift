/// Memory for one parse. What the parser frees is used again; all of it is given back at the end at once.
///
/// Gumbo asks for memory some twenty times an element; this takes a few instructions where `malloc` takes a hundred.
struct ParserMemory: ~Copyable {
  typealias State = UnsafeMutablePointer<Pools>

  /// What the parser's calls get as their `userdata`.
  let state: State

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: Pools())
  }

  deinit {
    state.pointee.release()
    state.deinitialize(count: 1)
    state.deallocate()
  }
}

extension ParserMemory {
  /// Free blocks by their size. Each block begins with eight bytes for the number of its pool.
  struct Pools {
    private static let header = 8
    private static let chunkBytes = 1 << 16
    /// Up to so many bytes pools are 16 bytes apart; above each is for twice as much.
    private static let mostSmall = 1024

    private var free = [UnsafeMutableRawPointer?](repeating: nil, count: mostSmall / 16 + 64)
    private var chunks: [UnsafeMutableRawPointer] = []
    private var next: UnsafeMutableRawPointer?
    private var left = 0

    mutating func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
      let (pool, size) = Self.pool(of: bytes + Self.header)
      if let block = free[pool] {
        free[pool] = block.load(as: UnsafeMutableRawPointer?.self)
        return block
      }
      if size > left { addChunk(size) }
      let block = next!
      next = block + size
      left -= size
      block.storeBytes(of: pool, as: Int.self)
      return block + Self.header
    }

    mutating func deallocate(_ block: UnsafeMutableRawPointer) {
      let pool = (block - Self.header).load(as: Int.self)
      block.storeBytes(of: free[pool], as: UnsafeMutableRawPointer?.self)
      free[pool] = block
    }

    mutating func release() {
      for chunk in chunks { chunk.deallocate() }
      chunks = []
    }

    private mutating func addChunk(_ bytes: Int) {
      left = max(bytes, Self.chunkBytes)
      let chunk = UnsafeMutableRawPointer.allocate(byteCount: left, alignment: 16)
      chunks.append(chunk)
      next = chunk
    }

    private static func pool(of bytes: Int) -> (number: Int, size: Int) {
      if bytes <= mostSmall {
        let number = (bytes + 15) / 16
        return (number, number * 16)
      }
      let power = Int.bitWidth - (bytes - 1).leadingZeroBitCount
      return (mostSmall / 16 + power, 1 << power)
    }
  }
}
