package abhaya.response.intake;

import abhaya.base.platform.Console;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Positions of phones and trackers in the OsmAnd protocol, on a port of its own.
///
/// An unknown device gets 200 like any other: it is kept unbound and stands on no map. A press for
/// help is in the journal before it is answered.
@Component
class PositionDoor implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PositionDoor.class);
  private static final Duration SILENT = Duration.ofMinutes(5);

  private final DeviceIntake intake;
  private final IntakeSettings settings;
  private final Console console;
  private final DevicePort port;

  PositionDoor(
      DeviceIntake intake, IntakeSettings settings, Console console, Environment environment) {
    this.intake = intake;
    this.settings = settings;
    this.console = console;
    var address = environment.getProperty("server.address", "127.0.0.1");
    this.port = new DevicePort(address, this::set);
  }

  private void set(ChannelPipeline pipeline, ExecutorService beside) {
    pipeline.addLast(
        new ReadTimeoutHandler((int) SILENT.toSeconds()),
        new HttpServerCodec(),
        new HttpObjectAggregator(Original.BYTES_MAX),
        new Line(beside));
  }

  @Override
  public void start() {
    port.start(settings.positionPort(), console, "no positions come in by it");
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
  private final class Line extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final ExecutorService executor;
    private @Nullable InTurn turn;

    Line(ExecutorService executor) {
      this.executor = executor;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      turn = new InTurn(context, executor);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      var order = turn;
      if (order == null) return;
      var alive = HttpUtil.isKeepAlive(request);
      var known =
          request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.POST);
      if (!known) {
        order.quick(() -> answer(context, HttpResponseStatus.METHOD_NOT_ALLOWED, alive));
        return;
      }
      var bytes = new Original(bytesOf(request));
      var reading = intake.read(Channel.POSITION, bytes);
      if (intake.isForTheStream(reading, null)) {
        order.quick(() -> {
          intake.stream(reading, null);
          answer(context, HttpResponseStatus.OK, alive);
        });
        return;
      }
      var kept = new boolean[1];
      order.slow(
          () -> kept[0] = intake.journal(Channel.POSITION, bytes, true, reading),
          () -> {
            var status = kept[0] ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
            answer(context, status, alive);
          });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      LOG.debug("a line of positions broke: {}", cause.getClass().getSimpleName());
      var _ = context.close();
    }
  }

  /// The query and the body, whichever the device uses.
  private static byte[] bytesOf(FullHttpRequest request) {
    var out = new ByteArrayOutputStream();
    int mark = request.uri().indexOf('?');
    if (mark >= 0) {
      out.writeBytes(request.uri().substring(mark + 1).getBytes(StandardCharsets.ISO_8859_1));
    }
    var body = new byte[request.content().readableBytes()];
    request.content().getBytes(request.content().readerIndex(), body);
    if (body.length > 0 && out.size() > 0 && body[0] != '{') out.write('&');
    if (body.length > 0 && body[0] == '{') out.reset();
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static void answer(
      ChannelHandlerContext context, HttpResponseStatus status, boolean alive) {
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, "0");
    if (!alive) response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    var sent = context.writeAndFlush(response);
    if (!alive) sent.addListener(ChannelFutureListener.CLOSE);
  }
}
