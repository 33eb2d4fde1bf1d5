/// Where tests find the rules, the model and the samples.
public enum Repository {
  /// The top folder of the checkout this file was built from.
  public static let root = String(#filePath.dropLast("/Sources/TestKit/Repository.swift".count))

  public static var rules: String { root + "/Rules" }
  public static var model: String { root + "/Model" }
  public static var samples: String { root + "/Samples" }
}
