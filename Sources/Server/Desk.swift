import Archive
import Hummingbird
import Logging
import NIOCore
import Publishing

/// The desk: the archive's claims and documents in a browser, and as JSON.
///
/// It writes nothing but subscriptions and what analysts say, and opens no connection of its own. On a loopback address it
/// answers only requests that name a loopback host, so that no page of the web can read it through a name it controls; on any
/// other it answers only who shows a token of the archive.
///
///     try await Desk(archive: archive, host: "127.0.0.1", port: 8080).run()
public struct Desk: Sendable {
  public let archive: Archive
  public let host: String
  public let port: Int

  /// The desk's address as its readers reach it, for links in feeds; by default where it listens.
  public let address: String

  /// What the formats of the field need; without it claims are given as JSON, CSV and Atom alone.
  public let exports: ExportTables?

  /// What the map is drawn with.
  public let map: MapAssets

  /// Whether nobody may change anything.
  public let isReadOnly: Bool
  /// Whether it answers only who shows a token: always on an address that others can reach.
  public let needsToken: Bool
  public let limits: RequestLimits

  public init(
    archive: Archive, host: String = "127.0.0.1", port: Int = 8080, address: String? = nil,
    exports: ExportTables? = nil, isReadOnly: Bool = false, needsToken: Bool = false,
    limits: RequestLimits = RequestLimits(), map: MapAssets = MapAssets(borders: nil)
  ) {
    self.exports = exports
    self.map = map
    self.isReadOnly = isReadOnly
    self.needsToken = needsToken || !Guarding<DeskContext>.isLoopback(host)
    self.limits = limits
    self.archive = archive
    self.host = host
    self.port = port
    self.address = address ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// Serves until the task is cancelled or the program is told to end.
  ///
  /// - Parameter onStart: Called with the port once the desk answers.
  /// - Throws: ``DeskError``, for example
  ///   `127.0.0.1:8080: is taken by another program; end it, or give another port`.
  public func run(onStart: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
    var logger = Logger(label: "sitrep.desk")
    logger.logLevel = .critical
    let situations = Situations(archive: archive)
    let application = Application(
      router: try router(situations), configuration: .init(address: .hostname(host, port: port), serverName: "Sitrep"),
      onServerRunning: { channel in
        // Who holds what is slow the first time in a large archive: nobody need wait for it.
        Task.detached(priority: .background) { _ = try? situations.histories() }
        await onStart(channel.localAddress?.port ?? 0)
      }, logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw DeskError.from(error, host: host, port: port)
    }
  }

  /// The desk as an application, for tests.
  func application() throws -> Application<RouterResponder<DeskContext>> {
    Application(
      router: try router(Situations(archive: archive)),
      configuration: .init(address: .hostname(host, port: port), serverName: "Sitrep"))
  }

  private func router(_ situations: Situations) throws -> Router<DeskContext> {
    // An archive that cannot be read says so on each page.
    try? archive.loadColumns()
    let pages = try DeskPages()
    let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Guarding<DeskContext>(isLoopback: Guarding<DeskContext>.isLoopback(host)))
    router.add(middleware: Limiting(limits, pages: pages))
    router.add(middleware: Tagging<DeskContext>())
    router.add(middleware: Troubles(pages: pages))
    router.add(
      middleware: Entering(archive: archive, pages: pages, needsToken: needsToken, isReadOnly: isReadOnly))
    EntranceRoutes(archive: archive, pages: pages).add(to: router)
    ReviewRoutes(archive: archive, pages: pages).add(to: router)
    LiveRoutes(archive: archive).add(to: router)
    PageRoutes(archive: archive, pages: pages, situations: situations).add(to: router)
    SubscriptionRoutes(archive: archive, pages: pages).add(to: router)
    MapRoutes(archive: archive, pages: pages, assets: map).add(to: router)
    JSONRoutes(archive: archive, situations: situations, address: address).add(to: router)
    if let exports { ExportRoutes(archive: archive, tables: exports).add(to: router) }
    return router
  }
}
