/// One key as the line editor understands it, whatever bytes the terminal spells it with.
public enum Key: Hashable, Sendable {
  /// Printable text as typed.
  case text(String)
  /// A whole bracketed paste; line ends are line feeds, other controls but tabs are gone.
  case paste(String)
  case enter, tab, backTab, backspace, delete, escape
  case left, right, up, down, home, end, pageUp, pageDown
  case wordLeft, wordRight, deleteWord
  /// Ctrl and a lower-case letter or one of `@ \ ] ^ _`.
  case control(Character)
  /// Alt, or Esc just before, and a printable ASCII character.
  case alt(Character)
  case altBackspace
  /// Ctrl and Alt, or Esc just before, and a character; only `]` is one.
  case controlAlt(Character)
  /// Enter with Alt or Shift: a line break in the text.
  case lineBreak
}
