public import Encoding
public import IncidentModel

extension MetricsSummary {
  /// The summary as a JSON object: each duration with its formula, the median and the 90th
  /// percentile, how many had a value and how many had none, and the same by groups.
  ///
  /// `drills` says whether the incidents counted are drills, and nothing else. A percentile is `null` where it is only known to lie between `Min` and `Max`, or not at all.
  public func json(costRate: CostRate? = nil) -> JSON {
    let durations = rows.map { row in
      let members: [String: JSON] = [
        "name": .string(row.span.name), "formula": .string(row.span.formula),
        "by": .object(
          Dictionary(Grouping.allCases.map { ($0.rawValue, groupsJSON(by: $0, of: row.span.key)) })
          {
            $1
          }),
      ]
      return (row.span.key, JSON.object(row.distribution.members.merging(members) { $1 }))
    }
    return [
      "incidents": JSON(count), "drills": .bool(countsDrills), "drillsLeftOut": JSON(drills),
      "notRealLeftOut": JSON(notReal),
      "durations": .object(Dictionary(durations) { $1 }),
      "cost": costRate.map(costJSON) ?? .null,
      "missingMoney": .array(unfunded.map { $0.json(costRate: costRate) }),
    ]
  }

  private func groupsJSON(by grouping: Grouping, of key: String) -> JSON {
    .array(
      groups(by: grouping, of: key).map { group in
        .object(group.distribution.members.merging(["name": JSON(group.name)]) { $1 })
      })
  }

  private func costJSON(_ rate: CostRate) -> JSON {
    let (total, missing) = cost(at: rate)
    return [
      "minAmount": JSON(total.lowerBound), "maxAmount": JSON(total.upperBound),
      "missing": JSON(missing), "currency": JSON(rate.currency),
      "perHour": JSON(rate.amount(ofSeconds: 3600)),
      "formula": "sum of \(Metrics.impactFormula) * perHour",
    ]
  }
}

extension Distribution {
  fileprivate var members: [String: JSON] {
    var members: [String: JSON] = ["count": JSON(count), "missing": JSON(missing)]
    for (name, range) in [("median", median), ("ninetieth", ninetieth)] {
      let isExact = range.map { $0.lowerBound == $0.upperBound } ?? false
      members["\(name)Seconds"] = JSON(number: isExact ? range?.lowerBound : nil)
      members["\(name)MinSeconds"] = JSON(number: range?.lowerBound)
      members["\(name)MaxSeconds"] = JSON(number: range?.upperBound)
    }
    return members
  }
}

extension UnfundedIncident {
  /// The incident, what was said of the money, and what it cost.
  public func json(costRate: CostRate?) -> JSON {
    [
      "id": .string(id), "title": .string(title), "severity": JSON(severity?.rawValue),
      "declaredAt": JSON(declaredAt), "said": .array(said.map(JSON.string)),
      "cost": costRate?.json(of: impact) ?? .null,
    ]
  }
}
