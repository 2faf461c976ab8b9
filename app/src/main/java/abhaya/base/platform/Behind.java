package abhaya.base.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that may wait a moment while a person waits for an answer: an import, and what follows it. It
/// has database connections of its own, and on our own server their processes give way to the others
/// whenever both want a core (`setpriority`, POSIX.1-2024). It gets whatever is left, which on a quiet
/// machine is everything.
public final class Behind {
  private static final Logger LOG = LoggerFactory.getLogger(Behind.class);
  private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();
  private static final int PROCESS = 0;
  private static final int STEPS = 10;

  private static final @Nullable MethodHandle SET_PRIORITY = find();

  private Behind() {}

  /// Runs behind whoever waits for an answer. Holds for this thread only.
  public static <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> act)
      throws X {
    return ScopedValue.where(ON, true).call(act);
  }

  /// Runs behind whoever waits for an answer. Holds for this thread only.
  public static void run(Runnable act) {
    ScopedValue.where(ON, true).run(act);
  }

  static boolean isOn() {
    return ON.isBound();
  }

  /// Lets a process of this machine give way, for good. Where the system does not allow it the
  /// process goes on as before.
  ///
  /// @param process its number; 0 for the platform thread that calls
  static void lower(int process) {
    if (SET_PRIORITY == null) return;
    try {
      var refused = (int) SET_PRIORITY.invokeExact(PROCESS, process, STEPS);
      if (refused != 0) LOG.debug("process {} keeps its priority", process);
    } catch (Throwable e) {
      LOG.debug("priorities cannot be set", e);
    }
  }

  /// Only where a thread has a priority of its own does the call mean what is meant here.
  // the launcher allows native access
  @SuppressWarnings("restricted")
  private static @Nullable MethodHandle find() {
    if (!System.getProperty("os.name").equals("Linux")) return null;
    var linker = Linker.nativeLinker();
    var types =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(address -> linker.downcallHandle(address, types))
        .orElse(null);
  }
}
