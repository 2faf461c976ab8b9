package abhaya.response.intake;

import abhaya.base.platform.Console;
import abhaya.response.signal.Channel;
import abhaya.response.signal.VehicleFrames;
import abhaya.response.signal.VehicleFrames.Frame;
import abhaya.response.signal.VehicleReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Trackers and panic buttons of public vehicles (AIS-140, IS 16833) over TCP.
///
/// A press is in the journal before anything is answered. A bad check sum, a half packet or a
/// strange order of fields drops nothing; a connection that brings only what cannot be read is
/// closed after a measure of it, and what came is kept.
@Component
class VehicleDoor implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(VehicleDoor.class);

  /// A line this quiet within a packet will not end it.
  private static final Duration QUIET = Duration.ofSeconds(10);

  /// Devices report by the minute; one this silent has lost its line.
  private static final Duration SILENT = Duration.ofMinutes(15);

  /// Thousands of lines a second come from as many connections; a fiftieth of what a press may take
  /// until it is acknowledged.
  private static final Duration LOOK_EVERY = Duration.ofMillis(1);

  private static final int PIECES_MAX = 16;

  private final DeviceIntake intake;
  private final IntakeSettings settings;
  private final Console console;
  private final Clock clock;
  private final DevicePort port;

  VehicleDoor(
      DeviceIntake intake,
      IntakeSettings settings,
      Console console,
      Clock clock,
      Environment environment) {
    this.intake = intake;
    this.settings = settings;
    this.console = console;
    this.clock = clock;
    var address = environment.getProperty("server.address", "127.0.0.1");
    this.port = new DevicePort(address, this::set, () -> new SpacedLooks(LOOK_EVERY));
  }

  private void set(ChannelPipeline pipeline, ExecutorService beside) {
    var quiet = (int) QUIET.toSeconds();
    // lines are short and their buffers of one size: the pool of old is quicker at those
    pipeline.channel().config().setAllocator(PooledByteBufAllocator.DEFAULT);
    pipeline.addLast(new IdleStateHandler(quiet, 0, 0), new Line(beside));
  }

  @Override
  public void start() {
    port.start(settings.vehiclePort(), console, "no vehicle can connect");
  }

  /// @param number 0 takes a free one
  /// @return the port's number; empty where it is taken
  Optional<Integer> open(int number) {
    return port.open(number);
  }

  @Override
  public void stop() {
    port.shut();
  }

  @Override
  public boolean isRunning() {
    return port.isOpen();
  }

  @Override
  public int getPhase() {
    return DevicePort.PHASE;
  }

  /// One connection.
  private final class Line extends SimpleChannelInboundHandler<ByteBuf> {
    private final VehicleFrames frames = new VehicleFrames();
    private final ExecutorService executor;
    private @Nullable InTurn turn;
    private @Nullable String device;
    private int pieces;
    private int quiets;

    Line(ExecutorService executor) {
      this.executor = executor;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      turn = new InTurn(context, executor);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf buffer) {
      var bytes = new byte[buffer.readableBytes()];
      buffer.readBytes(bytes);
      quiets = 0;
      take(context, frames.feed(bytes));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (!(event instanceof IdleStateEvent)) return;
      take(context, frames.flush());
      var gone = ++quiets * QUIET.toSeconds() >= SILENT.toSeconds();
      if (gone) close(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      take(context, frames.flush());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      LOG.debug("a vehicle's line broke: {}", cause.getClass().getSimpleName());
      close(context);
    }

    private void take(ChannelHandlerContext context, List<Frame> cut) {
      var order = turn;
      if (order == null) return;
      for (var frame : cut) {
        if (pieces >= PIECES_MAX) return;
        take(context, order, frame);
      }
    }

    private void take(ChannelHandlerContext context, InTurn order, Frame frame) {
      var whole = frame.kind() == VehicleFrames.Kind.PACKET;
      var reading = intake.read(Channel.VEHICLE, frame.bytes());
      if (whole) pieces = 0;
      else pieces++;
      if (reading.signal().device() != null) device = reading.signal().device();
      var known = device;
      if (whole && intake.isForTheStream(reading, known)) {
        order.quick(() -> {
          intake.stream(reading, known);
          reply(context, frame);
        });
        return;
      }
      var enough = pieces >= PIECES_MAX;
      var kept = new boolean[1];
      order.slow(
          () -> kept[0] = intake.journal(Channel.VEHICLE, frame.bytes(), whole, reading),
          () -> {
            if (kept[0]) reply(context, frame);
            if (!kept[0] || enough) close(context);
          });
    }

    private static void close(ChannelHandlerContext context) {
      var _ = context.close();
    }

    private void reply(ChannelHandlerContext context, Frame frame) {
      VehicleReader.replyTo(frame.bytes().bytes(), clock.instant())
          .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
          .ifPresent(bytes -> {
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
          });
    }
  }
}
