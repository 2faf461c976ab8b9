package abhaya.bench;

import abhaya.Abhaya;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.ChangeNote;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.jurisdiction.UnitRow;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.PostgresServer;
import abhaya.base.platform.RunOptions;
import abhaya.investigation.demo.DemoCountry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The product as its launcher starts it, in a folder of its own: embedded server, fsync on.
public final class Installation implements AutoCloseable {

  private final Path folder;
  private final ConfigurableApplicationContext product;
  private final int port;

  private Installation(Path folder, ConfigurableApplicationContext product, int port) {
    this.folder = folder;
    this.product = product;
    this.port = port;
  }

  static Installation start() throws IOException {
    var folder = Files.createTempDirectory("abhaya-bench-");
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    int port = PostgresServer.freePort();
    var words = List.of("--empty", "--port", Integer.toString(port), "--data", folder.toString());
    var settings = RunOptions.read(words).settings().toArray(String[]::new);
    return new Installation(folder, SpringApplication.run(Abhaya.class, settings), port);
  }

  public <T> T bean(Class<T> type) {
    return product.getBean(type);
  }

  public ConfigurableApplicationContext product() {
    return product;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  Path folder() {
    return folder;
  }

  /// The invented country's units, by the product's own import.
  void plant(DemoCountry country) {
    var rows = new ArrayList<UnitRow>();
    for (var line : country.unitsCsv().lines().skip(1).toList()) {
      var cell = line.split(",", -1);
      rows.add(
          new UnitRow(
              rows.size() + 1,
              cell[0],
              cell[1],
              cell[2],
              cell[3],
              cell[4],
              cell[5],
              cell[6],
              cell[7],
              cell[8]));
    }
    var note = new ChangeNote(LocalDate.of(2000, 1, 1), "Bench country", "bench");
    var register = bean(UnitRegister.class);
    var answer =
        DatabaseContext.SYSTEM.call(() -> register.take(rows, UnitId.NATION, note, false));
    if (!answer.refused().isEmpty()) {
      throw new IllegalStateException("units refused: " + answer.refused().getFirst());
    }
  }

  DemoAccounts.ApiClient client(String name, Role role, ApiScope... scopes) {
    return bean(DemoAccounts.class).addClient(name, role, UnitId.NATION, Set.of(scopes));
  }

  @Override
  public void close() throws IOException {
    product.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }
}
