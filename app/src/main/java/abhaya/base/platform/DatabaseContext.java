package abhaya.base.platform;

import java.util.Optional;

/// Who acts, for which unit, in which role and for which purpose: what the database is told, signed,
/// at the beginning of each transaction (`security.md` 5).
///
/// @param person id of the person or client that acts; 0 for the program itself
/// @param unit id of the unit whose subtree bounds what may be seen
/// @param role code of the role
/// @param purpose declared purpose, such as `INVESTIGATE` or `STATISTICS`
public record DatabaseContext(long person, int unit, String role, String purpose) {
  private static final ScopedValue<DatabaseContext> CURRENT = ScopedValue.newInstance();

  /// The program's own background work: facts, sequencing, timers.
  public static final DatabaseContext SYSTEM = new DatabaseContext(0, 1, "SYSTEM", "SYSTEM");

  public DatabaseContext {
    if (role.indexOf('|') >= 0 || purpose.indexOf('|') >= 0) {
      throw new IllegalArgumentException("a context's words hold no bar");
    }
  }

  /// What the current thread acts under; empty where nobody acts, and the database shows nothing.
  public static Optional<DatabaseContext> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// Runs under this context.
  public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> act) throws X {
    return ScopedValue.where(CURRENT, this).call(act);
  }

  /// Runs under this context.
  public void run(Runnable act) {
    ScopedValue.where(CURRENT, this).run(act);
  }
}
