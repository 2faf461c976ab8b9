package abhaya.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/// Invented incidents in a square of sixty kilometres: round two hundred corners, a third anywhere.
final class Points {
  static final double SIDE_METRES = 60_000;
  private static final int CORNERS = 200;
  private static final double SPREAD_METRES = 900;
  private static final int PIECE = 1 << 16;

  private final double[] xs;
  private final double[] ys;

  Points(int count, long seed) {
    xs = new double[count];
    ys = new double[count];
    var random = new SplittableRandom(seed);
    var east = random.doubles(CORNERS, 0, SIDE_METRES).toArray();
    var north = random.doubles(CORNERS, 0, SIDE_METRES).toArray();
    for (var i = 0; i < count; i++) {
      var corner = random.nextInt(CORNERS * 3 / 2);
      var anywhere = corner >= CORNERS;
      xs[i] = anywhere ? random.nextDouble() * SIDE_METRES : near(random, east[corner]);
      ys[i] = anywhere ? random.nextDouble() * SIDE_METRES : near(random, north[corner]);
    }
  }

  private static double near(SplittableRandom random, double middle) {
    var metres = middle + random.nextGaussian() * SPREAD_METRES;
    return Math.clamp(metres, 0, Math.nextDown(SIDE_METRES));
  }

  int count() {
    return xs.length;
  }

  double[] xs() {
    return xs;
  }

  double[] ys() {
    return ys;
  }

  /// All x, then all y, the low byte first: as other languages read them at once.
  Path write(Path file) throws IOException {
    var open = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
    try (var channel = FileChannel.open(file, open)) {
      for (var values : new double[][] {xs, ys}) write(channel, values);
    }
    return file;
  }

  private static void write(FileChannel channel, double[] values) throws IOException {
    var bytes = ByteBuffer.allocate(PIECE * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (var from = 0; from < values.length; from += PIECE) {
      var count = Math.min(PIECE, values.length - from);
      bytes.clear().asDoubleBuffer().put(values, from, count);
      bytes.limit(count * Double.BYTES);
      while (bytes.hasRemaining()) channel.write(bytes);
    }
  }
}
