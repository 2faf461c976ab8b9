package abhaya.base.platform;

import java.util.ArrayList;
import java.util.List;

/// Options of the embedded server. Durability is left at PostgreSQL's default, on; its log keeps
/// neither statements nor parameters (`security.md` 14).
final class ServerOptions {
  private static final List<String> ALWAYS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "wal_level=replica",
          "max_connections=100",
          "shared_buffers=512MB",
          "work_mem=24MB",
          "maintenance_work_mem=256MB",
          "effective_cache_size=3GB",
          "max_wal_size=4GB",
          // segments of the log written once are used again: to make one keeps all commits waiting
          "min_wal_size=1GB",
          "checkpoint_timeout=15min",
          "random_page_cost=1.1",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "idle_in_transaction_session_timeout=60s",
          "shared_preload_libraries=pg_stat_statements",
          "log_line_prefix=%m [%p] ",
          "log_error_verbosity=terse",
          "log_min_error_statement=panic",
          "log_parameter_max_length=0",
          "log_parameter_max_length_on_error=0");

  private ServerOptions() {}

  static List<String> all(List<String> further) {
    var options = new ArrayList<>(ALWAYS);
    options.addAll(further);
    return options;
  }
}
