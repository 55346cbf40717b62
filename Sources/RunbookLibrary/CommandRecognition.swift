import Markdown

/// Which code can be offered as commands.
enum CommandRecognition {
  private static let shells: Set<String> = [
    "bash", "sh", "shell", "zsh", "ksh", "console", "terminal", "shell-session", "sh-session",
    "command",
  ]

  /// Words that begin a command line in the runbooks of many teams.
  private static let commands: Set<String> = [
    "ansible", "ansible-playbook", "apt", "apt-get", "argocd", "awk", "aws", "az", "bash", "bosh",
    "brew", "bundle", "cat", "cd", "ceph", "certbot", "cf", "chef-client", "chmod", "chown",
    "chronyc", "chroot", "conntrack", "consul", "cp", "crictl", "crontab", "ctr", "curl", "date",
    "dd", "df", "dig", "dmesg", "dnf", "docker", "docker-compose", "dpkg", "du", "echo", "eksctl",
    "env", "etcdctl", "ethtool", "export", "fdisk", "find", "flux", "for", "gcloud", "gh", "git",
    "gitlab-ctl", "gitlab-psql", "gitlab-rails", "gpg", "grep", "gsutil", "haproxy", "head", "helm",
    "host", "hostnamectl", "htop", "iostat", "ip", "iptables", "iptables-save", "istioctl", "java",
    "journalctl", "jq", "kill", "killall", "knife", "kubeadm", "kubectl", "kustomize", "ldapsearch",
    "less", "ls", "lsblk", "lsof", "make", "mdadm", "mkdir", "mongo", "mongosh", "mount", "mpstat",
    "mv", "mysql", "mysqldump", "nc", "netstat", "nft", "nginx", "nomad", "npm", "nsenter",
    "nslookup", "oc", "openssl", "parted", "pg_basebackup", "pg_ctl", "pg_dump", "pg_restore",
    "pgrep", "ping", "pip", "pip3", "pkill", "podman", "promtool", "ps", "psql", "python",
    "python3", "rabbitmqctl", "rados", "rake", "rbd", "redis-cli", "rm", "rpm", "rsync", "sar",
    "scp", "sed", "service", "sh", "smartctl", "snap", "sqlite3", "ss", "ssh", "strace", "sudo",
    "sysctl", "systemctl", "tail", "tar", "tcpdump", "tee", "telnet", "terraform", "timedatectl",
    "top", "touch", "traceroute", "ulimit", "unset", "uptime", "vault", "velero", "virtctl",
    "vmstat", "watch", "wget", "xargs", "yarn", "yum", "zfs", "zpool",
  ]

  /// Whether a block of code holds commands; one without fences never does.
  static func isRunnable(_ block: Block, followsCommand: Bool) -> Bool {
    guard case .fencedCode = block.kind else { return false }
    return isRunnable(
      InfoString(block.writtenInfo), block.literal, followsCommand: followsCommand)
  }

  /// Whether a fence holds commands: by its language, or without one by how its first line begins.
  static func isRunnable(_ info: InfoString, _ text: String, followsCommand: Bool) -> Bool {
    if info.words.contains("template") || info.words.contains("skip") { return false }
    if shells.contains(info.language.lowercased()) { return true }
    guard info.language.isEmpty else { return false }
    let line = firstLine(text)
    if line.hasPrefix("$ ") { return true }
    // Code without a language right after a command is its sample output.
    return !followsCommand && isCommand(line)
  }

  /// Whether code in this language, right after a command, shows what the command printed.
  static func isOutput(_ language: String) -> Bool {
    ["", "text", "txt", "plaintext", "output", "log", "json", "yaml", "yml"].contains(language)
  }

  /// Whether a code span can be offered: a known command with something behind it, since a bare word
  /// mostly names a thing.
  static func isInlineCommand(_ code: String) -> Bool {
    isCommand(code) && code.drop { $0 == " " }.contains(" ")
  }

  /// Whether a line begins with a known command.
  static func isCommand(_ line: some StringProtocol) -> Bool {
    let word = line.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
    return commands.contains(String(word))
  }

  private static func firstLine(_ text: String) -> String {
    for line in text.utf8.split(separator: 0x0A) {
      let words = Substring(line)
      if words.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 }) { return String(words) }
    }
    return ""
  }
}
