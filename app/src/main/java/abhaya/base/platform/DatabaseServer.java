package abhaya.base.platform;

import org.jspecify.annotations.Nullable;

/// The server the database stands on: ours, stopped with the program, or one that others run.
record DatabaseServer(String adminUrl, @Nullable PostgresServer embedded) implements AutoCloseable {
  @Override
  public void close() {
    if (embedded != null) embedded.close();
  }

  /// Never the address: it holds a password.
  @Override
  public String toString() {
    return embedded == null ? "external server" : "embedded server";
  }
}
