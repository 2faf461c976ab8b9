package abhaya.response.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The line between the program and its database, to be held or cut.
final class Wire {
  /// How the line is.
  enum State {
    UP,
    /// Connections stand, nothing moves.
    HUNG,
    /// No connection stands, none is taken.
    CUT
  }

  private final ServerSocket door;
  private final int to;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State state = State.UP;

  Wire(int to) throws IOException {
    this.to = to;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::take);
  }

  int port() {
    return door.getLocalPort();
  }

  void become(State next) {
    lock.lock();
    try {
      state = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (next == State.CUT) open.forEach(Wire::close);
  }

  private State state() {
    lock.lock();
    try {
      while (state == State.HUNG) changed.awaitUninterruptibly();
      return state;
    } finally {
      lock.unlock();
    }
  }

  private void take() {
    try {
      while (true) {
        var near = door.accept();
        open.add(near);
        Thread.ofVirtual().start(() -> join(near));
      }
    } catch (IOException e) {
      open.forEach(Wire::close);
    }
  }

  private void join(Socket near) {
    if (state() == State.CUT) {
      close(near);
      return;
    }
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), to);
      open.add(far);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(near, far));
      pump(far, near);
    } catch (IOException e) {
      close(near);
    }
  }

  private void pump(Socket from, Socket into) {
    var part = new byte[8 * 1024];
    try (InputStream in = from.getInputStream();
        OutputStream out = into.getOutputStream()) {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        if (state() == State.CUT) break;
        out.write(part, 0, count);
      }
    } catch (IOException e) {
      close(from);
    } finally {
      close(from);
      close(into);
      open.remove(from);
      open.remove(into);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
