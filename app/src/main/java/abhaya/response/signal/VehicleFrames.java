package abhaya.response.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a connection's bytes into packets, wherever the network cut them.
///
/// A packet begins with `$` and ends with a line end, with the next `$`, or with `*` and the check
/// sum after it. The same bytes give the same packets in however many pieces they come. What is
/// between packets, too long or unfinished comes out too, marked: every byte is kept. One object a
/// connection; it holds at most one packet.
public final class VehicleFrames {
  static final int FRAME_BYTES_MAX = 4096;
  private static final int SUM_DIGITS_MAX = 8;
  private static final int FRAME_BYTES_USUAL = 256;

  private byte[] held = new byte[FRAME_BYTES_USUAL];
  private int size;
  private boolean inPacket;
  private int afterStar = -1;

  /// What the bytes are.
  public enum Kind {
    PACKET,
    /// Bytes that belong to no packet.
    NOISE,
    /// A part of something without an end.
    TOO_LONG,
    /// The connection fell silent or ended within it.
    UNFINISHED
  }

  public record Frame(Kind kind, Original bytes) {}

  public List<Frame> feed(byte[] bytes) {
    var frames = new ArrayList<Frame>();
    for (byte one : bytes) take(one, frames);
    return frames;
  }

  /// Whether something waits for its end.
  public boolean isWaiting() {
    return size > 0;
  }

  /// The line fell silent: a packet without a mark at its end is one nevertheless.
  public List<Frame> flush() {
    var frames = new ArrayList<Frame>();
    if (size > 0) emit(inPacket && afterStar < 0 ? Kind.UNFINISHED : kind(), frames);
    return frames;
  }

  private void take(byte one, List<Frame> frames) {
    if (one == '\r' || one == '\n') {
      if (size > 0) emit(kind(), frames);
      return;
    }
    if (one == '$') {
      if (size > 0) emit(kind(), frames);
      inPacket = true;
      hold(one);
      return;
    }
    if (afterStar >= 0 && Character.digit(one, 16) < 0) emit(kind(), frames);
    hold(one);
    if (afterStar >= 0) afterStar++;
    else if (inPacket && one == '*') afterStar = 0;
    if (afterStar == SUM_DIGITS_MAX || (afterStar == 0 && sumStoodBefore())) emit(kind(), frames);
    else if (size >= FRAME_BYTES_MAX) emit(Kind.TOO_LONG, frames);
  }

  private void hold(byte one) {
    if (size == held.length) held = Arrays.copyOf(held, 2 * size);
    held[size++] = one;
  }

  private Kind kind() {
    return inPacket ? Kind.PACKET : Kind.NOISE;
  }

  /// Before the star: a comma, or a CRC-32 as the last field.
  private boolean sumStoodBefore() {
    int star = size - 1;
    if (star > 0 && held[star - 1] == ',') return true;
    int comma = star - SUM_DIGITS_MAX - 1;
    if (comma < 0 || held[comma] != ',') return false;
    for (int i = comma + 1; i < star; i++) if (Character.digit(held[i], 16) < 0) return false;
    return true;
  }

  private void emit(Kind kind, List<Frame> frames) {
    frames.add(new Frame(kind, new Original(Arrays.copyOf(held, size))));
    size = 0;
    inPacket = false;
    afterStar = -1;
  }
}
