package abhaya.base.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator may set.
///
/// @param data folder of the embedded server, keys, credentials and logs
/// @param demo name of the demonstration to load into an empty installation: `country`,
///     `snapshot-2020`, or `none`
/// @param database address of an external PostgreSQL 18 with an administrator's user and password;
///     absent: the embedded server
/// @param databasePort port of the embedded server; 0 takes a free one
/// @param origin address under which browsers reach the portal, `https://abhaya.example.in`; absent:
///     `http://localhost` with its port
/// @param keys folder of the installation's keys, the same on all its machines; absent: the data
///     folder
/// @param poolSize connections the portal and the API may hold at once
@ConfigurationProperties("abhaya")
public record AbhayaSettings(
    @DefaultValue("data") Path data,
    @DefaultValue("none") String demo,
    @Nullable String database,
    @DefaultValue("0") int databasePort,
    @Nullable String origin,
    @Nullable Path keys,
    @DefaultValue("24") int poolSize) {

  public AbhayaSettings {
    data = data.toAbsolutePath().normalize();
  }

  /// Where the keys lie.
  public Path keyFolder() {
    var said = keys;
    return said == null ? data : said.toAbsolutePath().normalize();
  }

  /// Whether demonstration data were asked for.
  public boolean wantsDemo() {
    return !demo.equals("none");
  }
}
