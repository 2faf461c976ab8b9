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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The product in this process, as its launcher starts it: embedded server, fsync on.
public final class Installation implements AutoCloseable {

  private final ConfigurableApplicationContext product;

  private Installation(ConfigurableApplicationContext product) {
    this.product = product;
  }

  /// @param further settings, such as `--abhaya.reminder.sweeps=false`
  static Installation start(Place place, String... further) throws IOException {
    var port = Integer.toString(PostgresServer.freePort());
    var words =
        List.of(
            "--empty",
            "--port",
            port,
            "--vehicle-port",
            "0",
            "--position-port",
            "0",
            "--mqtt-port",
            "0",
            "--data",
            place.folder().toString());
    var settings = new ArrayList<>(RunOptions.read(words).settings());
    settings.addAll(List.of(further));
    return new Installation(
        SpringApplication.run(Abhaya.class, settings.toArray(String[]::new)));
  }

  public <T> T bean(Class<T> type) {
    return product.getBean(type);
  }

  public ConfigurableApplicationContext product() {
    return product;
  }

  /// The invented country's units, by the product's own import.
  void plant(DemoCountry country) {
    var rows = new ArrayList<UnitRow>();
    for (var line : country.unitsCsv().lines().skip(1).toList()) {
      var c = line.split(",", -1);
      rows.add(new UnitRow(rows.size() + 1, c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]));
    }
    var note = new ChangeNote(LocalDate.of(2000, 1, 1), "Bench country", "bench");
    var register = bean(UnitRegister.class);
    var answer = DatabaseContext.SYSTEM.call(() -> register.take(rows, UnitId.NATION, note, false));
    if (!answer.refused().isEmpty()) {
      throw new IllegalStateException("units refused: " + answer.refused().getFirst());
    }
  }

  Clients clients() {
    return new Clients(
        client("bench-reader", Role.READER_CLIENT, ApiScope.READ),
        client("bench-feed", Role.FEED_CLIENT, ApiScope.FEEDS));
  }

  /// A client that may only send records.
  DemoAccounts.ApiClient feedOnly() {
    return client("bench-single", Role.FEED_CLIENT, ApiScope.FEEDS);
  }

  /// Where it listens.
  public String address() {
    return "http://127.0.0.1:" + product.getEnvironment().getProperty("local.server.port");
  }

  private DemoAccounts.ApiClient client(String name, Role role, ApiScope scope) {
    return bean(DemoAccounts.class).addClient(name, role, UnitId.NATION, Set.of(scope));
  }

  @Override
  public void close() {
    product.close();
  }
}
