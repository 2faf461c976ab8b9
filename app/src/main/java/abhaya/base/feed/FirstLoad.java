package abhaya.base.feed;

import abhaya.base.platform.DatabaseContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The first load into empty tables builds its secondary keys afterwards.
@Repository
public class FirstLoad {
  private final JdbcClient jdbc;

  FirstLoad(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Takes the keys of the envelopes away, if there are no envelopes. To be called as the program.
  @Transactional
  public boolean dropKeys() {
    mustBeProgram();
    return jdbc.sql("select feed.drop_keys()").query((row, number) -> row.getBoolean(1)).single();
  }

  /// Builds what is missing; harmless when nothing is.
  @Transactional
  public void buildKeys() {
    mustBeProgram();
    jdbc.sql("select feed.build_keys()::text").query((row, number) -> 0).list();
  }

  private static void mustBeProgram() {
    if (DatabaseContext.current().filter(DatabaseContext.SYSTEM::equals).isEmpty()) {
      throw new IllegalStateException("only the program loads");
    }
  }
}
