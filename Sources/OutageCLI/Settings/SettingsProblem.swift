/// What is wrong with one place of the settings.
///
/// Names are paths, such as `roster[2].phone`.
enum SettingsProblem: Equatable {
  /// What a value should be.
  enum Wanted: Equatable {
    case object
    case list
    case text
    /// A text, or a list of texts.
    case texts
    case duration
    case amount
    /// A date and a time on the wall clock.
    case time
    /// A text, or an object with a name.
    case contact
  }

  /// Nobody reads this key; the names that may be meant.
  case unknownKey(String, nearest: [String])
  /// The value is of the wrong kind and left out.
  case wrongValue(String, Wanted)
  /// Something that must be there is not, so that the whole is left out.
  case lacks(String, key: String)
  /// A key stands there twice; the last counts.
  case repeated(String)
  /// The end is not after the beginning.
  case endsBeforeItBegins(String)
  /// A name that is nobody's in the roster.
  case unknownPerson(String, nearest: [String])
  /// A name or an alias that two people of the roster have.
  case sharedName(String)
  /// A role that the playbook does not have.
  case unknownRole(String, nearest: [String])
  /// A zone that this machine does not know.
  case unknownZone(String)
  /// An address that does not begin like one of the web.
  case noAddress(String)
  /// A number to dial that has no digit.
  case noNumber(String)
  /// A hook that the shell refuses to read, with what it says.
  case brokenHook(String, String)
  /// The file can be read, or changed, by other accounts; what may be done with it.
  case open(toWriting: Bool)

  /// Whether what stands there cannot be used.
  var isError: Bool {
    switch self {
    case .wrongValue, .lacks, .endsBeforeItBegins, .unknownZone, .brokenHook: true
    case .open(let toWriting): toWriting
    case .unknownKey, .repeated, .unknownPerson, .sharedName, .unknownRole, .noAddress, .noNumber:
      false
    }
  }
}
