package abhaya.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What the machine itself can do; every result is also told as a multiple of one of these.
///
/// @param loopbackMillis one byte to another thread over loopback and back, median
/// @param syncMillis a small append forced to the disk, median
/// @param writeMegabytes a second, in large pieces, forced at the end
record Limits(double loopbackMillis, double syncMillis, double writeMegabytes) {

  private static final String JOB = "machine";
  private static final int LONGS = 1 << 25;
  private static final int PINGS = 20_000;
  private static final int SYNCS = 500;
  private static final int BLOCK = 8_192;
  private static final int MEGABYTES = 256;

  static Limits measure(Path folder, Report report) throws IOException, InterruptedException {
    readMemory(report);
    double loopback = loopback(report);
    double sync = sync(folder, report);
    double write = write(folder, report);
    return new Limits(loopback, sync, write);
  }

  private static void readMemory(Report report) {
    var memory = new long[LONGS];
    Arrays.setAll(memory, i -> i);
    for (int cores = 1; cores <= 2; cores++) {
      double best = 0;
      for (int round = 0; round < 8; round++) best = Math.max(best, read(memory, cores, report));
      report.result(JOB, "memory-read-" + cores + "-cores", "rate", best, "GB/s");
    }
  }

  private static double read(long[] memory, int cores, Report report) {
    long began = System.nanoTime();
    int part = memory.length / cores;
    long sum =
        IntStream.range(0, cores)
            .parallel()
            .mapToLong(core -> sum(memory, core * part, (core + 1) * part))
            .sum();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (sum != (LONGS - 1L) * LONGS / 2) report.wrong(JOB, "memory read " + sum);
    return memory.length * 8.0 / 1e9 / seconds;
  }

  private static long sum(long[] memory, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) sum += memory[i];
    return sum;
  }

  private static double loopback(Report report) throws IOException, InterruptedException {
    var times = new double[PINGS];
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var echo = Thread.ofPlatform().start(() -> echo(server));
      try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
        socket.setTcpNoDelay(true);
        var out = socket.getOutputStream();
        var in = socket.getInputStream();
        for (int i = 0; i < PINGS; i++) {
          long began = System.nanoTime();
          out.write(1);
          if (in.read() < 0) throw new IOException("the echo has ended");
          times[i] = (System.nanoTime() - began) / 1e6;
        }
      }
      echo.join();
    }
    return report.percentiles(JOB, "loopback", times, 99);
  }

  private static void echo(ServerSocket server) {
    try (var socket = server.accept()) {
      socket.setTcpNoDelay(true);
      for (int one = socket.getInputStream().read();
          one >= 0;
          one = socket.getInputStream().read()) {
        socket.getOutputStream().write(one);
      }
    } catch (IOException e) {
      System.out.println("the echo failed: " + e.getMessage());
    }
  }

  private static double sync(Path folder, Report report) throws IOException {
    var times = new double[SYNCS];
    var file = folder.resolve("sync");
    try (var channel = open(file)) {
      var block = ByteBuffer.allocateDirect(BLOCK);
      for (int i = 0; i < SYNCS; i++) {
        long began = System.nanoTime();
        channel.write(block.clear());
        channel.force(false);
        times[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    Files.delete(file);
    return report.percentiles(JOB, "fdatasync", times, 99);
  }

  private static double write(Path folder, Report report) throws IOException {
    var file = folder.resolve("write");
    long began = System.nanoTime();
    try (var channel = open(file)) {
      var block = ByteBuffer.allocateDirect(1 << 20);
      for (int i = 0; i < MEGABYTES; i++) channel.write(block.clear());
      channel.force(false);
    }
    double rate = MEGABYTES * (1 << 20) / 1e6 / ((System.nanoTime() - began) / 1e9);
    Files.delete(file);
    report.result(JOB, "disk-write", "rate", rate, "MB/s");
    return rate;
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
