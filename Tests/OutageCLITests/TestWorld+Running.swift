import SystemIO

@testable import OutageCLI

extension TestWorld {
  /// A world in which commands are really run, with an incident at the step of narrowing that uses a
  /// runbook of this text; `HOME_OF_TEST` in it is the world's root.
  static func running(_ book: String, isTyped: Bool = false) throws -> TestWorld {
    var setting = Setting(isTyped: isTyped)
    setting.programs = .live
    let world = try TestWorld(setting)
    let text = book.replacing("HOME_OF_TEST", with: world.root)
    let path = "\(world.root)/mine.md"
    try world.files.replaceFile(path, Array(text.utf8))
    _ = world.run(["start", "Down", "--runbook", path, "--no-session"])
    _ = world.run(["go", "narrow"])
    return world
  }
}
