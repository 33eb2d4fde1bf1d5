/// Sums by number, laid out in one stretch and used again for each document, so that counting needs no hashing.
struct Tally<Sum: AdditiveArithmetic & Sendable>: Sendable {
  private var sums: [Sum] = []
  private var touched: [Int32] = []

  /// - Parameter value: not negative, so that a sum once begun is never zero again.
  mutating func add(_ value: Sum, to number: Int32) {
    guard value != .zero else { return }
    let place = Int(number)
    if place >= sums.count { sums += repeatElement(.zero, count: max(place + 1, 2 * sums.count) - sums.count) }
    if sums[place] == .zero { touched.append(number) }
    sums[place] += value
  }

  /// The numbers with their sums, in the order in which they were first added to. All sums are zero afterwards.
  mutating func take() -> [(number: Int32, sum: Sum)] {
    let found = touched.map { (number: $0, sum: sums[Int($0)]) }
    for number in touched { sums[Int(number)] = .zero }
    touched.removeAll(keepingCapacity: true)
    return found
  }
}
