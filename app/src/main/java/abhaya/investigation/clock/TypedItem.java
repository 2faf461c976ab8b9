package abhaya.investigation.clock;

/// A piece of the text, in its order.
sealed interface TypedItem {
  int start();

  int end();

  /// A section with its number.
  record Section(RawSection raw) implements TypedItem {
    @Override
    public int start() {
      return raw.start();
    }

    @Override
    public int end() {
      return raw.end();
    }
  }

  /// A known act.
  record Named(Act act, int start, int end) implements TypedItem {}

  /// Words that end in "Act" but name none that is known.
  record UnknownAct(int start, int end) implements TypedItem {}

  /// Anything else that is not mere joining.
  record Unread(int start, int end) implements TypedItem {}
}
