import Archive
import ArgumentParser
import Delivery
import Digests
import Foundation
import Transfer

/// `sitrep subscriptions`: who is told of what, by which way, and when.
struct SubscriptionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscriptions", abstract: "Tell people and programs of new claims: mail, web push, webhooks, ntfy.",
    discussion: "Run 'sitrep subscriptions send' now and then, by cron for example; it sends what is due.",
    subcommands: [SubscriptionAdd.self, SubscriptionList.self, SubscriptionRemove.self, SubscriptionSend.self],
    defaultSubcommand: SubscriptionList.self)
}

struct SubscriptionAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Begin to tell somebody of what a search finds from now on.",
    discussion: "A mail address is asked once whether it wants that; the others are told at once.")

  @Option(help: ArgumentHelp("Send a digest to this address.", valueName: "address"))
  var mail: String?

  @Option(help: ArgumentHelp("Post events to this address, signed; the secret is printed.", valueName: "address"))
  var webhook: String?

  @Option(help: ArgumentHelp("Send notices to this topic: https://ntfy.example/topic.", valueName: "address"))
  var ntfy: String?

  @Option(help: ArgumentHelp("What to call it.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp("A search as the desk's address has it: 'type=ASSAULT&place=Tripoli'.", valueName: "search"))
  var question = ""

  @Option(help: ArgumentHelp("At most this credibility: 1 (confirmed) to 6.", valueName: "1-6"))
  var credibility: Int?

  @Option(help: ArgumentHelp("At least so many independent origins.", valueName: "count"))
  var origins: Int?

  @Flag(help: "Only happenings whose reports contradict each other.")
  var contradictions = false

  @Option(help: ArgumentHelp("The hours of a digest, separated by commas: 06:00,18:00.", valueName: "hours"))
  var at: String?

  @Option(help: ArgumentHelp("The zone of the hours.", valueName: "zone"))
  var zone = "UTC"

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let targets = [(Subscription.Channel.mail, mail), (.webhook, webhook), (.ntfy, ntfy)].compactMap {
      channel, target in
      target.map { (channel, $0) }
    }
    guard targets.count == 1, let (channel, target) = targets.first else {
      throw ValidationError("say one way to tell: --mail ADDRESS, --webhook ADDRESS or --ntfy ADDRESS")
    }
    let times = (at ?? (channel == .mail ? "06:00" : "")).split(separator: ",").map(String.init)
    let wish: Subscription.Wish
    do {
      wish = try Subscription.Wish(
        name: name, question: question, credibility: credibility, origins: origins, onlyContradictions: contradictions,
        channel: channel, target: target, secret: channel == .webhook ? Webhook.newSecret() : nil, times: times,
        zone: zone
      ).checked()
    } catch { throw ValidationError("\(error)") }
    let now = WatchCommand.clock()
    let subscription = try archive.open().subscribe(wish, state: channel == .mail ? .pending : .active, nextAt: now)
    Terminal.write("\(subscription.id)  \(wish.name), \(wish.how)\n")
    if let secret = wish.secret { Terminal.write("    signed with \(secret)\n") }
  }
}

struct SubscriptionList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Say who is told, and how that goes.")

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    for subscription in try archive.openExisting().subscriptions() {
      let wish = subscription.wish
      let status = subscription.status.isEmpty ? "" : "; \(subscription.status)"
      Terminal.write(
        "\(subscription.id)  \(wish.name), \(wish.how)\n    \(wish.question.isEmpty ? "all claims" : wish.question); \(subscription.state.rawValue)\(status)\n"
      )
    }
  }
}

struct SubscriptionRemove: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "End subscriptions.")

  @Argument(help: ArgumentHelp("Numbers as 'sitrep subscriptions list' shows them.", valueName: "number"))
  var numbers: [Int64]

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let archive = try archive.openExisting()
    var failures = 0
    for number in numbers {
      guard var subscription = try archive.subscription(number) else {
        Terminal.complain("error: there is no subscription \(number); 'sitrep subscriptions list' shows what there is")
        failures += 1
        continue
      }
      subscription.state = .ended
      try archive.keep(subscription)
      Terminal.write("ended: \(number)  \(subscription.wish.name)\n")
    }
    if failures > 0 { throw ExitCode(1) }
  }
}

struct SubscriptionSend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send what is due.",
    discussion: "The password of the mail server is read from SITREP_SMTP_PASSWORD.")

  @Option(
    help: ArgumentHelp(
      "The mail server: smtps://HOST (TLS from the start), smtp://HOST:587 (STARTTLS); USER@HOST logs in.",
      valueName: "address"))
  var smtp: String?

  @Flag(help: "Speak to the mail server in the open. For one on this machine.")
  var plainSmtp = false

  @Option(help: ArgumentHelp("Write mails as files .eml into this folder instead.", valueName: "folder"))
  var eml: String?

  @Option(help: ArgumentHelp("Who the mails are from.", valueName: "address"))
  var from = "sitrep@localhost"

  @Option(help: ArgumentHelp("The desk's address as its readers reach it, for links.", valueName: "address"))
  var desk = "http://127.0.0.1:8019"

  @OptionGroup var network: NetworkOptions
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let (transfer, contact) = try (network.transfer(orElse: from), network.link(orElse: from))
    let address: WebAddress
    do { address = try WebAddress(desk) } catch { throw ValidationError("--desk \(error)") }
    let carriers = Carriers(
      mail: try eml.map { .folder($0) } ?? mailServer().map { .server($0) }, sender: from, transfer: transfer,
      contact: contact, desk: address.site)
    let teller = try Teller(archive: try archive.openExisting(), carriers: carriers, now: WatchCommand.clock())
    var failures = 0
    for report in try teller.tell() {
      switch report.result {
      case .delivered: Terminal.write("told \(report.told)  \(report.name), \(report.how)\n")
      case .later(let why, _), .gone(let why), .refused(let why):
        Terminal.complain("error: \(report.name), \(report.how): \(why)")
        failures += 1
      }
    }
    if failures > 0 { throw ExitCode(1) }
  }

  private func mailServer() throws -> MailServer? {
    guard let smtp else { return nil }
    guard let server = MailServer(smtp, isPlain: plainSmtp) else {
      throw ValidationError("--smtp '\(smtp)' is no mail server; write for example smtps://mail.example.org")
    }
    var named = server
    named.password = ProcessInfo.processInfo.environment["SITREP_SMTP_PASSWORD"]
    return named
  }
}
