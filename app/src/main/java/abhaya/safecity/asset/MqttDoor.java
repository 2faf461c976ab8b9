package abhaya.safecity.asset;

import abhaya.base.access.ClientProof;
import abhaya.base.platform.Console;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The door for devices that speak MQTT, 3.1.1 or 5: they publish, nothing is published to them.
///
/// What a message asks is answered from memory; only a client's proof asks the database, and not for
/// each message. A busy port keeps this door shut and is named on the console; everything else starts.
@Component
@SuppressWarnings("FutureReturnValueIgnored") // of shutting down: nobody waits for it
class MqttDoor implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(MqttDoor.class);
  private static final int MESSAGE_BYTES_MAX = 65_536;
  private static final int CLIENT_ID_MAX = 256;
  private static final int BACKLOG = 512;
  private static final int WORKERS = 2;

  private final AssetSettings settings;
  private final String bind;
  private final MqttLine.Desks desks;
  private final Console console;
  private final AtomicInteger lines = new AtomicInteger();
  private @Nullable MultiThreadIoEventLoopGroup loops;
  private @Nullable Channel door;

  MqttDoor(
      AssetSettings settings,
      @Value("${server.address:127.0.0.1}") String bind,
      ClientProof proof,
      ReadingDesk readings,
      ObjectProvider<PlateReads> plates,
      Console console) {
    this.settings = settings;
    this.bind = bind;
    this.desks = new MqttLine.Desks(proof, readings, plates.getIfAvailable());
    this.console = console;
  }

  @Override
  public void start() {
    if (settings.mqttPort() > 0) open(settings.mqttPort());
  }

  /// Opens the door; port 0 takes a free one.
  ///
  /// @return the port, or -1 if it was busy
  int open(int port) {
    var io = new MultiThreadIoEventLoopGroup(WORKERS, NioIoHandler.newFactory());
    var bootstrap =
        new ServerBootstrap()
            .group(io)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(8_192, 65_536))
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    accept(channel);
                  }
                });
    var bound = bootstrap.bind(new InetSocketAddress(bind, port)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      console.line("Port " + port + " for MQTT is in use; this door stays shut, the rest starts.");
      LOG.warn("MQTT door stays shut: {}", bound.cause().getClass().getSimpleName());
      io.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      return -1;
    }
    loops = io;
    door = bound.channel();
    return ((InetSocketAddress) bound.channel().localAddress()).getPort();
  }

  private void accept(SocketChannel channel) {
    if (lines.incrementAndGet() > settings.mqttLinesMax()) {
      lines.decrementAndGet();
      channel.close();
      return;
    }
    channel.closeFuture().addListener(_ -> lines.decrementAndGet());
    channel
        .pipeline()
        .addLast(new MqttDecoder(MESSAGE_BYTES_MAX, CLIENT_ID_MAX))
        .addLast(MqttEncoder.INSTANCE)
        .addLast(new MqttLine(desks));
  }

  @Override
  public void stop() {
    var open = door;
    if (open != null) open.close().awaitUninterruptibly(1_000);
    if (loops != null) loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    door = null;
  }

  @Override
  public boolean isRunning() {
    return door != null;
  }
}
