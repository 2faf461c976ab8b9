package abhaya.base.feed;

import org.jspecify.annotations.Nullable;

/// The bytes of one record, not yet understood.
public final class Line {
  private final int number;
  private final byte[] bytes;
  private final @Nullable String fault;

  Line(int number, byte[] bytes, @Nullable String fault) {
    this.number = number;
    this.bytes = bytes;
    this.fault = fault;
  }

  /// Place among the records of the file, from 1.
  public int number() {
    return number;
  }

  /// As it came, without the end of the line. Not a copy.
  public byte[] bytes() {
    return bytes;
  }

  /// Code of what is wrong with it already, or null.
  public @Nullable String fault() {
    return fault;
  }
}
