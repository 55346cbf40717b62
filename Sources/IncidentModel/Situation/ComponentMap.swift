/// The system from the user inwards, with what was found on it.
public struct ComponentMap: Equatable, Sendable {
  /// A component and its state.
  public struct Place: Equatable, Sendable {
    /// The component's id.
    public var id: String
    /// Its name.
    public var name: String
    /// Its newest state.
    public var state: Finding.State
  }

  /// The component that is most worth looking at next, and why.
  public struct Proposal: Equatable, Sendable {
    /// The component.
    public var component: Playbook.Component
    /// Why.
    public var reason: Reason
  }

  /// Why a component is worth looking at.
  public enum Reason: Equatable, Sendable {
    /// It lies on the way from a sound component to one that is not, as the map writes them.
    case between(ok: String, bad: String)
    /// A component that is not sound, by its id, calls it.
    case dependedOn(by: String)
    /// It is suspect itself, and all around it is known.
    case onlySuspect
    /// The playbook lists it as a suspect.
    case suspect
    /// Nobody saw it.
    case unseen
  }

  private let components: [Playbook.Component]
  private let suspects: [String]
  private let states: [String: Finding.State]
  /// The components at which somebody is.
  private let taken: Set<String>

  /// Reads the map of a playbook and the findings of an incident.
  public init(playbook: Playbook, incident: Incident) {
    let known = Set(playbook.components.map(\.id))
    let added = incident.foundComponents.filter { !known.contains($0) }
    components = playbook.components + added.map { Playbook.Component(id: $0, name: $0) }
    suspects = playbook.suspects
    states = incident.findings.mapValues(\.state)
    taken = Set(components.map(\.id).filter { !incident.people(at: $0).isEmpty })
  }

  /// Every component and its state, from the user inwards.
  public var places: [Place] {
    components.map { Place(id: $0.id, name: $0.name, state: state($0.id)) }
  }

  /// The map as lines of `a ok -- b ? -- c FAILED`: the main path first, then the branches, then what
  /// nothing leads to, in one line.
  public var lines: [String] {
    var drawn: Set<String> = []
    var lines: [String] = []
    var alone: [String] = []
    for component in components where !drawn.contains(component.id) {
      let caller = components.first { $0.next.contains(component.id) && drawn.contains($0.id) }
      var path = [label(component)]
      drawn.insert(component.id)
      var end = component
      while let next = end.next.lazy.compactMap(find).first(where: { !drawn.contains($0.id) }) {
        path.append(label(next))
        drawn.insert(next.id)
        end = next
      }
      if caller == nil, path.count == 1 {
        alone += path
        continue
      }
      lines.append((caller.map { "\($0.id) -- " } ?? "") + path.joined(separator: " -- "))
    }
    return lines + (alone.isEmpty ? [] : [alone.joined(separator: ", ")])
  }

  /// What is most worth looking at: between the last healthy and the first failing component on the
  /// way to it; else what the failing one depends on.
  ///
  /// Nothing once the failing one stands alone among what is known; while none is, a known
  /// troublemaker, else the first that nobody saw.
  public var proposal: Proposal? {
    if let bad = deepestFailing {
      let way = way(to: bad)
      if let ok = way.lastIndex(where: { state($0.id) == .ok }),
        let between = way[(ok + 1)...].first(where: { isUnsettled($0) })
      {
        return Proposal(
          component: between, reason: .between(ok: label(way[ok]), bad: label(bad)))
      }
      if let below = bad.next.lazy.compactMap(find).first(where: { isUnsettled($0) }) {
        return Proposal(component: below, reason: .dependedOn(by: bad.id))
      }
      if way.contains(where: { state($0.id) == .ok }) || !bad.next.isEmpty {
        return state(bad.id) == .failed
          ? nil : Proposal(component: bad, reason: .onlySuspect)
      }
    }
    let unknown = components.filter { state($0.id) == .unknown }
    let free = unknown.filter { !taken.contains($0.id) }
    let suspect = suspects.lazy.compactMap { id in free.first { $0.id == id } }.first
    return suspect.map { Proposal(component: $0, reason: .suspect) }
      ?? (free.first ?? unknown.first).map {
        Proposal(component: $0, reason: .unseen)
      }
  }

  /// The failing component, once nothing between it and what is healthy is left to look at, nor
  /// anything that it depends on.
  public var located: Playbook.Component? {
    proposal == nil ? deepestFailing.flatMap { state($0.id) == .failed ? $0 : nil } : nil
  }

  /// The failing component that no failing one is known below: what fails above it may fail for it.
  private var deepestFailing: Playbook.Component? {
    guard var deepest = firstFailing, state(deepest.id) == .failed else { return firstFailing }
    var seen: Set<String> = [deepest.id]
    while let below = deepest.next.lazy.compactMap(find).first(where: {
      state($0.id) == .failed && !seen.contains($0.id)
    }) {
      seen.insert(below.id)
      deepest = below
    }
    return deepest
  }

  /// The failing component nearest to the user; while none has failed, the suspect one.
  private var firstFailing: Playbook.Component? {
    components.first { state($0.id) == .failed } ?? components.first { state($0.id) == .suspect }
  }

  /// Whether nobody knows for sure how it is.
  private func isUnsettled(_ component: Playbook.Component) -> Bool {
    state(component.id) == .unknown || state(component.id) == .suspect
  }

  /// The components that reach this one, from the user inwards; all before it where the map draws
  /// no way.
  private func way(to component: Playbook.Component) -> [Playbook.Component] {
    let callers = Set(allDependents(of: component.id))
    guard callers.isEmpty else { return components.filter { callers.contains($0.id) } }
    return Array(components.prefix { $0.id != component.id })
  }

  /// The components that call this one, directly or through others, from the user inwards.
  private func allDependents(of id: String) -> [String] {
    var callers: Set<String> = []
    var waiting = [id]
    while let one = waiting.popLast() {
      for caller in dependents(of: one) where callers.insert(caller).inserted {
        waiting.append(caller)
      }
    }
    callers.remove(id)
    return components.map(\.id).filter(callers.contains)
  }

  /// The components that call this one, whose users feel an action on it.
  public func dependents(of id: String) -> [String] {
    components.filter { $0.next.contains(id) }.map(\.id)
  }

  private func state(_ id: String) -> Finding.State {
    states[id] ?? .unknown
  }

  private func find(_ id: String) -> Playbook.Component? {
    components.first { $0.id == id }
  }

  private func label(_ component: Playbook.Component) -> String {
    switch state(component.id) {
    case .ok: "\(component.id) ok"
    case .suspect: "\(component.id) SUSPECT"
    case .failed: "\(component.id) FAILED"
    case .unknown: "\(component.id) ?"
    }
  }
}
