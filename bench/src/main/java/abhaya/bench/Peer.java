package abhaya.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of Debian's beside which the product is measured.
public enum Peer {
  REDIS("Redis", "redis-server") {
    @Override
    boolean isThere() {
      return Files.isExecutable(RedisPeer.PROGRAM);
    }
  },
  POSTGIS("PostgreSQL with PostGIS", "postgresql-15-postgis-3") {
    @Override
    boolean isThere() {
      return hasExtension("postgis");
    }
  },
  TRIGRAMS("PostgreSQL with pg_trgm", "postgresql-15") {
    @Override
    boolean isThere() {
      return hasExtension("pg_trgm") && hasExtension("fuzzystrmatch");
    }
  },
  SCIPY("SciPy", "python3-scipy") {
    @Override
    boolean isThere() throws IOException, InterruptedException {
      return runs(PYTHON, "-c", "import numpy, scipy.ndimage");
    }
  },
  SPATSTAT("R spatstat", "r-cran-spatstat.explore") {
    @Override
    boolean isThere() throws IOException, InterruptedException {
      return runs(R, "-e", "library(spatstat.explore)");
    }
  },
  // dbscan is what it finds neighbours with in less than a minute
  SPDEP("R spdep", "r-cran-spdep", "r-cran-dbscan") {
    @Override
    boolean isThere() throws IOException, InterruptedException {
      return runs(R, "-e", "library(spdep); library(dbscan)");
    }
  };

  static final String PYTHON = "/usr/bin/python3";
  static final String R = "Rscript";
  private static final long SECONDS_MAX = 60;

  private final String called;
  private final List<String> packages;

  Peer(String called, String... packages) {
    this.called = called;
    this.packages = List.of(packages);
  }

  abstract boolean isThere() throws IOException, InterruptedException;

  String called() {
    return called;
  }

  List<String> packages() {
    return packages;
  }

  private static boolean hasExtension(String name) {
    var extensions = Path.of("/usr/share/postgresql/15/extension");
    return Files.exists(extensions.resolve(name + ".control"))
        && Files.isExecutable(PostgresPeer.PROGRAMS.resolve("postgres"));
  }

  /// Whether the program is there and ends well.
  static boolean runs(String... command) throws InterruptedException {
    try {
      var child =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (child.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) return child.exitValue() == 0;
      child.destroyForcibly();
      return false;
    } catch (IOException notThere) {
      return false;
    }
  }
}
