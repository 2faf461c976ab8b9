package abhaya.base.platform;

/// Transactions whose loss nobody was told about: what they write is made again from its source, if
/// the machine fails before the next ordinary commit. They do not wait for the disk one by one.
///
/// PostgreSQL writes its log in order, so the ordinary commit that ends such a work forces all that
/// went before it (`synchronous_commit`, PostgreSQL 18, 28.4). Never for anything a sender, a caller
/// or a person was told is kept.
public final class LazyCommit {
  private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

  private LazyCommit() {}

  /// Runs with transactions that do not wait for the disk. Holds for this thread only.
  public static <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> act)
      throws X {
    return ScopedValue.where(ON, true).call(act);
  }

  /// The same for what gives no answer.
  public static void run(Runnable act) {
    ScopedValue.where(ON, true).run(act);
  }

  static boolean isOn() {
    return ON.isBound();
  }
}
