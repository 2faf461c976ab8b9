package abhaya.response.intake;

import abhaya.base.platform.Console;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.socket.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A port on which devices speak, with the threads beside it on which their words wait for the disk.
/// Open until it is shut.
final class DevicePort {
  private static final Logger LOG = LoggerFactory.getLogger(DevicePort.class);

  /// When doors open and shut: after journal and positions are up, before they go.
  static final int PHASE = 1_000;

  private final String address;
  private final Lines lines;
  private final SelectStrategyFactory looks;
  private @Nullable OpenPort port;
  private @Nullable ExecutorService beside;

  /// What is spoken on it.
  interface Lines {

    /// Sets up one connection.
    ///
    /// @param beside where what waits for the disk may wait
    void set(ChannelPipeline pipeline, ExecutorService beside);
  }

  DevicePort(String address, Lines lines) {
    this(address, lines, DefaultSelectStrategyFactory.INSTANCE);
  }

  /// @param looks when a thread asks which of its connections have something to read
  DevicePort(String address, Lines lines, SelectStrategyFactory looks) {
    this.address = address;
    this.lines = lines;
    this.looks = looks;
  }

  /// Opens the port that is configured; says so where it is taken.
  ///
  /// @param number 0: none
  void start(int number, Console console, String missing) {
    if (number == 0 || open(number).isPresent()) return;
    console.line("Port " + number + " is busy: " + missing + ".");
    LOG.error("the port {} is busy and stays shut", number);
  }

  /// @param number 0 takes a free one
  /// @return the port's number; empty where it is taken
  Optional<Integer> open(int number) {
    shut();
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    var opened =
        OpenPort.open(
            address,
            number,
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                lines.set(channel.pipeline(), executor);
              }
            },
            looks);
    port = opened.orElse(null);
    beside = opened.isPresent() ? executor : null;
    if (opened.isEmpty()) executor.close();
    return opened.map(OpenPort::number);
  }

  void shut() {
    var open = port;
    var executor = beside;
    port = null;
    beside = null;
    if (open != null) open.close();
    if (executor != null) executor.close();
  }

  boolean isOpen() {
    return port != null;
  }
}
