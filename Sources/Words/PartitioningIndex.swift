extension RandomAccessCollection {
  /// The first index of an element that belongs to the second part of a collection that is in two parts; the end where
  /// none does. In time that grows with the logarithm of the count; named after the function of swift-algorithms.
  @inlinable
  public func partitioningIndex(where belongsInSecond: (Element) throws -> Bool) rethrows -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let middle = index(low, offsetBy: count / 2)
      if try belongsInSecond(self[middle]) {
        count /= 2
      } else {
        low = index(after: middle)
        count -= count / 2 + 1
      }
    }
    return low
  }
}
