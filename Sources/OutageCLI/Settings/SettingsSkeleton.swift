/// The settings to begin with: an example of everything, none of it read yet.
///
/// JSON has no comments; a key that begins with `//` is a remark, so that an example counts once its
/// slashes are taken away.
enum SettingsSkeleton {
  static let text = """
    {
      "//": "All settings of outage are optional. A key that begins with // is not read:",
      "// ": "take the slashes away, put your own words in, and check with: outage config check",

      "// roster": [
        {
          "name": "ana", "aliases": ["Ana Lima", "alima"], "role": "developer",
          "phone": "+49 151 5550101", "knows": ["database", "billing"]
        },
        { "name": "bo", "role": ["support", "manager"], "phone": "+49 151 5550102" }
      ],

      "// rotation": {
        "//": "Weekly from start on, in this order; the backup runs one week behind.",
        "people": ["ana", "bo"],
        "start": "2026-01-05 09:00",
        "overrides": [
          { "from": "2026-12-24", "to": "2026-12-27", "onCall": "bo", "backup": "ana" }
        ]
      },

      "// escalation": [
        { "name": "Head of engineering", "phone": "+49 151 5550199" },
        { "name": "Hosting support", "phone": "+49 30 5550100", "note": "contract 4711" }
      ],

      "// room": "https://meet.example.com/war-room",
      "// statusPage": "https://status.example.com",
      "// channelPrefix": "#",
      "// zone": "Europe/Berlin",

      "// timers": {
        "//": "By severity, 0 for none; mitigated is from when the impact has stopped.",
        "internal-update": { "P1": "15m", "P2": "30m", "mitigated": "60m" }
      },

      "// hooks": {
        "//": "Shell commands; the message is on standard input. See: outage help hooks",
        "update-internal": "post-to-chat \\"$OUTAGE_CHANNEL\\"",
        "call": "page-by-sms \\"$OUTAGE_PHONE\\""
      },

      "// editor": "vi",
      "// costPerHour": 12000,
      "// currency": "EUR"
    }

    """
}
