import Testing

@testable import Exporters

@Suite("Secrets behind a label")
struct LabelledSecretTests {
  /// The text with its secrets as `*`.
  private func hidden(_ text: String) -> String {
    var characters = Array(text)
    for range in LabelledSecretFinder(characters).find().reversed() {
      characters.replaceSubrange(range, with: ["*"])
    }
    return String(characters)
  }

  @Test(
    "what is behind the label is found",
    arguments: [
      (#"{"password": "hunter2"}"#, #"{"password": "*"}"#),
      ("'password': 'hunter2'", "'password': '*'"), (#""api_key": "k-1""#, #""api_key": "*""#),
      ("db.password: hunter2", "db.password: *"), ("DB_PASS=hunter2", "DB_PASS=*"),
      ("PGPASSWORD=hunter2 psql -h db", "PGPASSWORD=* psql -h db"),
      ("REDIS_PASSWORD='hun ter2'", "REDIS_PASSWORD='*'"),
      ("Password: \"two words\" it was", "Password: \"*\" it was"),
      ("psql --password hunter2 -h db", "psql --password * -h db"),
      ("curl -u bob:hunter2 host", "curl -u bob:* host"),
      ("mysql -h db -phunter2 shop", "mysql -h db -p* shop"), ("pw: hunter2.", "pw: *."),
      ("passwd hunter2", "passwd *"),
      ("the password is hunter2, sorry", "the password is *, sorry"),
      ("Authorization: Bearer abcdef123456", "Authorization: *"),
      ("-H 'Authorization: Basic YWJj' host", "-H 'Authorization: *' host"),
      ("with Bearer s3cr3t-token-1", "with Bearer *"),
      ("Cookie: session=9f8e; a=b", "Cookie: *"),
      ("aws secret wJalrXUtnFEMI/K7MDENG", "aws secret *"),
      (#"password: "a\"b" c"#, #"password: "*" c"#), ("?token=abc&x=1", "?token=*&x=1"),
      ("token := t1, x", "token := *, x"), ("password=\nnext", "password=\nnext"),
      ("secret: 'open", "secret: '*"),
    ])
  func finds(text: String, expected: String) {
    #expect(hidden(text) == expected)
  }

  @Test(
    "words about secrets are none",
    arguments: [
      "the password is wrong", "rotate the token now", "password reset mail", "pass 12 of 30",
      "secret service", "tests pass: 12", "--password -h db", "PGPASSWORD=$SECRET psql",
      "mkdir -p /srv/data", "-u bob", "the bearer of news", "token", "password:", "",
    ])
  func keeps(text: String) {
    #expect(hidden(text) == text)
  }
}
