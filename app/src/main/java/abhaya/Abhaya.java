package abhaya;

import abhaya.base.client.CommandLine;
import abhaya.base.platform.BackupCommand;
import abhaya.base.platform.DatabaseStart;
import abhaya.base.platform.RunOptions;
import abhaya.base.platform.StartFailure;
import abhaya.response.road.RoadBuild;
import abhaya.simulator.Simulation;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The program. Parts are told apart by module and name: two modules may use the same plain word.
///
/// Tokens are signed with the installation's shared key (`base.access`), so no pair of keys is
/// made at each start.
@SpringBootApplication(
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    exclude = OAuth2AuthorizationServerJwtAutoConfiguration.class)
public class Abhaya {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /// Starts what the first word names.
  ///
  /// @param args `run` with its options (`docs/reference`), or nothing for `run`
  public static void main(String[] args) {
    var words = Arrays.asList(args);
    var first = words.isEmpty() ? "run" : words.getFirst();
    if (first.equals("import") || first.equals("export")) {
      var rest = words.subList(1, words.size());
      System.exit(new CommandLine(System.out, System.err).run(first, rest));
    }
    if (first.equals("backup") || first.equals("restore")) {
      var rest = words.subList(1, words.size());
      System.exit(new BackupCommand(System.out, System.err).run(first, rest));
    }
    if (first.equals("build-roads")) {
      System.exit(new RoadBuild(System.in, System.out).run(words.subList(1, words.size())));
    }
    if (first.equals("simulate")) {
      var rest = words.subList(1, words.size());
      System.exit(new Simulation(System.out, System.err, Clock.systemUTC()).run(rest));
    }
    if (!first.equals("run")) {
      System.err.println("abhaya does not know the word " + first + ".");
      System.exit(MISUSED);
    }
    start(words);
  }

  private static void start(List<String> words) {
    RunOptions options;
    try {
      options = RunOptions.read(words.isEmpty() ? words : words.subList(1, words.size()));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(MISUSED);
      return;
    }
    try {
      var program = new SpringApplication(Abhaya.class);
      program.addInitializers(DatabaseStart.ahead());
      program.run(options.settings().toArray(String[]::new));
    } catch (RuntimeException e) {
      var log = options.data().resolve("logs/abhaya.log");
      System.err.println(StartFailure.sentence(e) + " The whole account is in " + log + ".");
      System.exit(FAILED);
    }
  }
}
