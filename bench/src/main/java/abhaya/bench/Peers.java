package abhaya.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The servers beside which the product is measured, as far as this machine has them.
///
/// @param redis `redis-server` is there
/// @param postgis PostgreSQL 15 with PostGIS is there
public record Peers(boolean redis, boolean postgis) {
  private static final List<String> PACKAGES = List.of("redis-server", "postgresql-15-postgis-3");
  private static final long MINUTES_MAX = 10;

  /// @param install asks apt for them if they are not there
  static Peers find(boolean install, Report report) throws IOException, InterruptedException {
    var there = look();
    if (!install || (there.redis() && there.postgis())) return there;
    report.progress("apt installs " + String.join(" and ", PACKAGES));
    var command =
        new ArrayList<>(List.of("apt-get", "install", "-y", "-q", "--no-install-recommends"));
    command.addAll(PACKAGES);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    // no service is started: each run starts servers of its own and ends them
    builder.environment().put("RUNLEVEL", "1");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    var child = builder.start();
    if (!child.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) child.destroy();
    else if (child.exitValue() != 0) report.progress("apt did not install them");
    return look();
  }

  private static Peers look() {
    var postgis =
        Files.exists(Path.of("/usr/share/postgresql/15/extension/postgis.control"))
            && Files.isExecutable(PostgisPeer.PROGRAMS.resolve("postgres"));
    return new Peers(Files.isExecutable(RedisPeer.PROGRAM), postgis);
  }

  /// Names those that are missing.
  public void tellMissing(String job, Report report) {
    var how = " (--install-peers installs it)";
    if (!redis) report.note(job, "peer missing: Redis" + how);
    if (!postgis) report.note(job, "peer missing: PostgreSQL with PostGIS" + how);
  }
}
