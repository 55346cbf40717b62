import Encoding
import Testing

@Suite("Base64")
struct Base64Tests {
  @Test(
    "the examples of RFC 4648, section 10, and the last two letters",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{FF}\u{BF}", "w7/Cvw=="), ("~>~", "fj5+"),
    ])
  func encodes(text: String, expected: String) {
    #expect(Base64.encode(Array(text.utf8)) == expected)
  }
}
