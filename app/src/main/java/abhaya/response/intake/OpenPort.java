package abhaya.response.intake;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A port of its own, open until it is closed.
final class OpenPort implements AutoCloseable {
  private static final int BACKLOG = 1_024;
  private static final long CLOSE_SECONDS = 5;

  private final EventLoopGroup loops;
  private final Channel channel;

  private OpenPort(EventLoopGroup loops, Channel channel) {
    this.loops = loops;
    this.channel = channel;
  }

  /// Empty where the port is taken by another program, or not ours to open.
  ///
  /// @param handlers sets up each connection
  static Optional<OpenPort> open(String address, int port, ChannelHandler handlers) {
    return open(address, port, handlers, DefaultSelectStrategyFactory.INSTANCE);
  }

  /// @param looks when a thread asks which of its connections have something to read
  static Optional<OpenPort> open(
      String address, int port, ChannelHandler handlers, SelectStrategyFactory looks) {
    var loops =
        new MultiThreadIoEventLoopGroup(
            2, NioIoHandler.newFactory(SelectorProvider.provider(), looks));
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(handlers)
            .bind(new InetSocketAddress(address, port))
            .awaitUninterruptibly();
    if (bound.isSuccess()) return Optional.of(new OpenPort(loops, bound.channel()));
    var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    return Optional.empty();
  }

  int number() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    loops
        .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
