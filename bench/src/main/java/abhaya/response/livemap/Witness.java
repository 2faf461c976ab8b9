package abhaya.response.livemap;

import abhaya.response.unit.Fleet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A console without a connection that holds what it was told against the fleet.
final class Witness extends InputStream {
  private final MapStream stream;
  private final Fleet fleet;
  private final FrameReader reader = new FrameReader(this);
  private ByteArrayInputStream given = new ByteArrayInputStream(new byte[0]);
  private int length;
  private byte kind;

  Witness(MapStream stream, Fleet fleet) {
    this.stream = stream;
    this.fleet = fleet;
  }

  /// Takes in what is there; whether anything was.
  boolean read(Duration atMost) throws IOException {
    var next = stream.next(atMost);
    for (var frame : next) {
      given = new ByteArrayInputStream(frame);
      length = frame.length;
      kind = reader.next();
    }
    return !next.isEmpty();
  }

  boolean isRight() {
    return Traffic.read(reader) == Traffic.truth(fleet.all());
  }

  /// Whether the last frame told of changes only: it came right after the one before.
  boolean wasNext() {
    return kind == FrameWriter.DELTA;
  }

  /// Bytes of the last frame.
  int length() {
    return length;
  }

  /// Number of the last frame.
  int number() {
    return reader.number();
  }

  @Override
  public int read() {
    return given.read();
  }

  @Override
  public int read(byte[] into, int from, int most) {
    return given.read(into, from, most);
  }

  @Override
  public void close() {
    stream.close();
  }
}
