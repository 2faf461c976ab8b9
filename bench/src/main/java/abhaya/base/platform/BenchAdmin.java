package abhaya.base.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.context.ApplicationContext;

/// The administrator's way into the product's own server, for peers that need tables of their own.
public final class BenchAdmin {

  private BenchAdmin() {}

  public static Connection open(ApplicationContext product) throws SQLException {
    return open(product, "");
  }

  /// @param driver further settings of the driver, each after an ampersand
  public static Connection open(ApplicationContext product, String driver) throws SQLException {
    return DriverManager.getConnection(product.getBean(DatabaseServer.class).adminUrl() + driver);
  }

  public static void execute(ApplicationContext product, String... statements) throws SQLException {
    try (var admin = open(product);
        var statement = admin.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }
}
