import Archive
import Digests
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing

/// Every search in the formats of the field: `/claims.geojson?place=Tripoli`, `/claims.acled.csv`.
struct ExportRoutes {
  let archive: Archive
  let tables: ExportTables

  func add(to router: Router<DeskContext>) {
    // The table of all slots is the list's own twin.
    for format in ExportFormat.allCases where format != .csv {
      router.get("/claims\(format.suffix)") { request, _ in try export(format, Question(request)) }
    }
  }

  /// A page of claims at a time, so that an archive need not fit into memory.
  private func export(_ format: ExportFormat, _ question: Question) throws -> Response {
    let filter = try question.filter
    let body = ResponseBody { [archive, tables] writer in
      var export = Export(format, tables: tables)
      try await writer.write(ByteBuffer(bytes: export.start()))
      var pages = ArchivedRows(archive, filter)
      while let rows = try pages.next() {
        var bytes: [UInt8] = []
        for row in rows { bytes += export.bytes(row) }
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      try await writer.write(ByteBuffer(bytes: export.end()))
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: [.contentType: format.mediaType], body: body)
  }
}
