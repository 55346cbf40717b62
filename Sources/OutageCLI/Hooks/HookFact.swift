/// What a hook is told in its environment.
enum HookFact: String, CaseIterable {
  case hook = "OUTAGE_HOOK"
  case incident = "OUTAGE_INCIDENT"
  case title = "OUTAGE_TITLE"
  case severity = "OUTAGE_SEVERITY"
  case status = "OUTAGE_STATUS"
  case step = "OUTAGE_STEP"
  case leader = "OUTAGE_LEADER"
  case room = "OUTAGE_ROOM"
  case statusPage = "OUTAGE_STATUS_PAGE"
  case channel = "OUTAGE_CHANNEL"
  case by = "OUTAGE_BY"
  case name = "OUTAGE_NAME"
  case phone = "OUTAGE_PHONE"
  case role = "OUTAGE_ROLE"
  case state = "OUTAGE_STATE"
  case scope = "OUTAGE_SCOPE"
  case audience = "OUTAGE_AUDIENCE"
  case next = "OUTAGE_NEXT"

  /// What it holds, for the help.
  var meaning: String {
    switch self {
    case .hook: "the name of the hook"
    case .incident: "the incident's id"
    case .title: "what is broken"
    case .severity: "P1 to P4"
    case .status: "open, mitigated, resolved or closed"
    case .step: "the id of the step"
    case .leader: "who leads"
    case .room: "the war room"
    case .statusPage: "the status page of the settings"
    case .channel: "the chat channel: the prefix of the settings and the id"
    case .by: "whose word it is"
    case .name: "call: who is called"
    case .phone: "call: the number to dial"
    case .role: "call: the role"
    case .state: "maintenance: on, update or off"
    case .scope: "maintenance: site or feature"
    case .audience: "update: internal, public or customers"
    case .next: "update: when the next one is promised, in UTC"
    }
  }
}
