package abhaya.response.intake;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/// The work of one connection, in the order in which it came. What waits for the disk waits beside
/// the connections' thread, and its connection is not read meanwhile. Belongs to that thread.
final class InTurn {
  private final ChannelHandlerContext context;
  private final Executor beside;
  private final ArrayDeque<Step> waiting = new ArrayDeque<>();
  private boolean busy;

  /// @param slow waits for the disk
  /// @param done after the work, on the connections' thread
  private record Step(boolean slow, Runnable work, Runnable done) {}

  InTurn(ChannelHandlerContext context, Executor beside) {
    this.context = context;
    this.beside = beside;
  }

  void slow(Runnable work, Runnable done) {
    waiting.add(new Step(true, work, done));
    next();
  }

  void quick(Runnable work) {
    if (!busy && waiting.isEmpty()) {
      work.run();
      return;
    }
    waiting.add(new Step(false, work, () -> {}));
    next();
  }

  private void next() {
    while (!busy) {
      var step = waiting.poll();
      if (step == null) return;
      if (step.slow()) {
        startBeside(step);
      } else {
        step.work().run();
        step.done().run();
      }
    }
  }

  private void startBeside(Step step) {
    busy = true;
    context.channel().config().setAutoRead(false);
    beside.execute(() -> {
      try {
        step.work().run();
      } finally {
        context.executor().execute(() -> finish(step));
      }
    });
  }

  private void finish(Step step) {
    busy = false;
    step.done().run();
    next();
    if (!busy) context.channel().config().setAutoRead(true);
  }
}
