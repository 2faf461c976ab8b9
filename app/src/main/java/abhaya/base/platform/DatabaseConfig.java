package abhaya.base.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// The database, whichever server it stands on: the embedded one, or an external PostgreSQL 18.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AbhayaSettings.class)
@EnableTransactionManagement
class DatabaseConfig {
  /// How long an act waits for a connection before it is answered "not now".
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(5);

  /// How long a connection that rested may take to say that it is alive.
  private static final Duration VALIDATION_WAIT = Duration.ofSeconds(2);

  /// A line that rests is tried so often, so that one that broke in silence is found by nobody's act.
  private static final Duration KEPT_ALIVE = Duration.ofSeconds(30);

  @Bean
  Clock clock() {
    return Clock.system(India.ZONE);
  }

  @Bean
  DataFolder dataFolder(AbhayaSettings settings, ObjectProvider<DatabaseStart> ahead) {
    var begun = ahead.getIfAvailable();
    return begun == null ? new DataFolder(settings.data(), settings.keyFolder()) : begun.folder();
  }

  @Bean
  Console console() {
    return new Console(System.out, isTerminal());
  }

  private static boolean isTerminal() {
    var terminal = System.console();
    return terminal != null && terminal.isTerminal();
  }

  /// Closed after the pool, since the pool depends on it.
  @Bean
  DatabaseServer databaseServer(AbhayaSettings settings, ObjectProvider<DatabaseStart> ahead)
      throws IOException, InterruptedException, SQLException {
    return ahead.getIfAvailable(() -> DatabaseStart.of(settings)).server();
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseServer server, DataFolder folder, AbhayaSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("abhaya");
    config.setJdbcUrl(withoutUser(server.adminUrl()));
    config.setUsername("abhaya_app");
    config.setPassword(DatabaseStart.password(folder));
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(4);
    config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
    config.setValidationTimeout(VALIDATION_WAIT.toMillis());
    config.setKeepaliveTime(KEPT_ALIVE.toMillis());
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("ApplicationName", "abhaya");
    return new HikariDataSource(config);
  }

  @Bean
  PlatformTransactionManager transactionManager(
      DataSource dataSource, DataFolder folder, Clock clock) {
    return new ContextTransactions(
        dataSource, new ContextSigner(folder.secret("context.key"), clock));
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }

  /// The address without name and password, keeping other parameters.
  static String withoutUser(String url) {
    var plain = URI.create(url.substring("jdbc:".length()));
    var query = plain.getRawQuery();
    if (query == null) return url;
    var kept =
        List.of(query.split("&")).stream()
            .filter(part -> !part.startsWith("user=") && !part.startsWith("password="))
            .toList();
    var base = url.substring(0, url.indexOf('?'));
    return kept.isEmpty() ? base : base + "?" + String.join("&", kept);
  }
}
