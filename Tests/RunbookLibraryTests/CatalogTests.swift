import RunbookLibrary
import SystemIO
import Testing

@Suite("Finding runbooks")
struct CatalogTests {
  /// A fresh directory with files of these texts, gone when the body ends.
  private func withFiles(
    _ texts: [String: String], _ body: (String) throws -> Void
  ) throws {
    let files = FileSystem.live
    let root = try TemporaryDirectory.make()
    defer { try? files.removeTree(root) }
    for (name, text) in texts {
      let path = FileSystem.join(root, name)
      try files.createDirectories(FileSystem.parent(of: path))
      try files.replaceFile(path, Array(text.utf8))
    }
    try body(root)
  }

  @Test("the first place wins an id, and entries say where each came from")
  func order() throws {
    let texts = [
      "one/a.md": "# First\n", "two/a.md": "# Second\n", "two/deep/b.md": "---\nid: bee\n---\n",
      "two/.git/c.md": "# Hidden\n", "two/README.md": "# Read\n", "two/d.txt": "x",
    ]
    try withFiles(texts) { root in
      let one = FileSystem.join(root, "one")
      let two = FileSystem.join(root, "two")
      let built: [(name: String, bytes: [UInt8])] = [("z.md", Array("# Z\n".utf8))]
      let catalog = RunbookCatalog(
        places: [
          .directory(FileSystem.join(root, "none")), .directory(one), .directory(two),
          .bundled(built),
        ], files: .live)
      #expect(catalog.entries.map(\.id) == ["a", "bee", "z"])
      #expect(catalog.entries.map(\.title) == ["First", "b", "Z"])
      #expect(catalog.entries.map(\.place) == [1, 2, 3])
      #expect(
        catalog.entries.map(\.location) == [
          FileSystem.join(one, "a.md"), FileSystem.join(two, "deep/b.md"), "built in: z.md",
        ])
      #expect(catalog.runbook(id: "bee")?.path == FileSystem.join(two, "deep/b.md"))
      #expect(catalog.runbook(id: "z")?.title == "Z")
      #expect(catalog.runbook(id: "b") == nil)
    }
  }

  @Test("a name is an id, a title, an alias, a file, or a part of one")
  func lookup() throws {
    let texts = [
      "books/disk.md": "---\nalerts: [NodeDiskFull]\n---\n# Disk is full\n\n## Fix it\n\nrm\n",
      "else/x.md": "# Elsewhere\n", "else/program": "\u{7F}ELF\u{0}",
    ]
    try withFiles(texts) { root in
      let catalog = RunbookCatalog(
        places: [.directory(FileSystem.join(root, "books"))], files: .live)
      for name in ["disk", "DISK", "disk is full!", "node_disk_full"] {
        #expect((try? catalog.find(name))?.id == "disk")
      }
      let file = FileSystem.join(root, "else/x.md")
      #expect((try? catalog.find(file))?.title == "Elsewhere")
      #expect((try? catalog.find("disk#fix-it"))?.title == "Fix it")
      #expect(failure(catalog, "nothing") == .notFound("nothing"))
      #expect(failure(catalog, file + "#y") == .noHeading("y", path: file))
      let program = FileSystem.join(root, "else/program")
      #expect(failure(catalog, program) == .notText(path: program))
    }
  }

  private func failure(_ catalog: RunbookCatalog, _ name: String) -> RunbookLookupError? {
    do throws(RunbookLookupError) {
      _ = try catalog.find(name)
      return nil
    } catch {
      return error
    }
  }
}
