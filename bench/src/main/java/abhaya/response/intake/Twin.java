package abhaya.response.intake;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// The simplest servers of the same kind: what they do is what nobody can do without.
final class Twin implements AutoCloseable {
  private final OpenPort port;
  private final ExecutorService beside;
  private final AtomicLong seen = new AtomicLong();

  /// What a twin does with what it has read, before it answers.
  interface Work {
    void act(String text) throws Exception;
  }

  private Twin(
      ExecutorService beside,
      java.util.function.Function<Twin, ChannelInitializer<SocketChannel>> kind) {
    this.beside = beside;
    this.port = OpenPort.open("127.0.0.1", 0, kind.apply(this)).orElseThrow();
  }

  /// Reads bytes and drops them.
  static Twin lines() {
    return new Twin(
        Executors.newVirtualThreadPerTaskExecutor(),
        twin ->
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new SimpleChannelInboundHandler<ByteBuf>() {
                          @Override
                          protected void channelRead0(
                              ChannelHandlerContext context, ByteBuf buffer) {
                            twin.seen.incrementAndGet();
                          }
                        });
              }
            });
  }

  /// Reads a request, drops it and answers 200.
  static Twin http() {
    return new Twin(Executors.newVirtualThreadPerTaskExecutor(), twin -> twin.requests(null));
  }

  /// Reads a request, does the work beside the connections' thread, and answers 200 then.
  static Twin http(Work work) {
    return new Twin(Executors.newVirtualThreadPerTaskExecutor(), twin -> twin.requests(work));
  }

  private ChannelInitializer<SocketChannel> requests(@org.jspecify.annotations.Nullable Work work) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536));
        channel
            .pipeline()
            .addLast(
                new SimpleChannelInboundHandler<FullHttpRequest>() {
                  @Override
                  protected void channelRead0(
                      ChannelHandlerContext context, FullHttpRequest request) {
                    seen.incrementAndGet();
                    if (work == null) {
                      var _ = context.writeAndFlush(ok());
                      return;
                    }
                    var text = request.uri();
                    beside.execute(() -> {
                      try {
                        work.act(text);
                        var _ = context.writeAndFlush(ok());
                      } catch (Exception e) {
                        var _ = context.close();
                      }
                    });
                  }
                });
      }
    };
  }

  private static DefaultFullHttpResponse ok() {
    var answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
    answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, "0");
    return answer;
  }

  int number() {
    return port.number();
  }

  long seen() {
    return seen.get();
  }

  @Override
  public void close() {
    port.close();
    beside.close();
  }
}
