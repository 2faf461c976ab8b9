package abhaya.response.road;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.response.road.RoadRegister.Run;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes an extract of OpenStreetMap and says how the work on it stands. The graph is this machine's
/// and everybody's who is served by it: only a feed of a state or of the nation may change it.
@RestController
class RoadFeedDoor {
  private static final String ADDRESS = "/api/v1/feeds/roads";
  private static final int BUFFER = 1 << 16;

  /// Room asked for before the work begins, as a multiple of the file; the work itself says so if it
  /// was not enough.
  private static final int ROOM_FACTOR = 4;

  private final RoadRegister register;
  private final Roads roads;
  private final RoadFolder folder;
  private final RoadSettings settings;
  private final UnitTrees trees;
  private final Clock clock;
  private final Semaphore oneFile = new Semaphore(1);

  RoadFeedDoor(
      RoadRegister register,
      Roads roads,
      RoadFolder folder,
      RoadSettings settings,
      UnitTrees trees,
      Clock clock) {
    this.register = register;
    this.roads = roads;
    this.folder = folder;
    this.settings = settings;
    this.trees = trees;
    this.clock = clock;
  }

  /// @param day of the extract, else of its import
  /// @param bounds south, west, north, east
  record Graph(String day, int junctions, int roads, List<Double> bounds, String importedAt) {
    static Graph of(RoadFacts facts) {
      var box = facts.bounds();
      return new Graph(
          facts.day().toString(),
          facts.junctions(),
          facts.roads(),
          List.of(box.south(), box.west(), box.north(), box.east()),
          facts.importedAt().toString());
    }
  }

  /// @param state `running`, `done` or `refused`
  /// @param code why it was refused, for programs; `message` for people
  record Import(
      String id,
      String state,
      boolean dryRun,
      long seconds,
      String step,
      String message,
      @Nullable String code,
      @Nullable Graph made) {}

  /// @param inUse null: times rest on the distance
  record Standing(@Nullable Graph inUse, @Nullable Import lastImport) {}

  @PostMapping(ADDRESS)
  ResponseEntity<Import> take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    check(scope);
    if (register.last().filter(run -> !run.isOver()).isPresent()) throw busy();
    if (request.getContentLengthLong() > settings.fileBytesMax()) throw tooLarge();
    if (request.getContentLengthLong() * ROOM_FACTOR > folder.room()) {
      throw refused(RoadFault.NO_ROOM);
    }
    if (!oneFile.tryAcquire()) throw busy();
    try {
      return begun(scope, visit, kept(request), dryRun);
    } finally {
      oneFile.release();
    }
  }

  private ResponseEntity<Import> begun(Scope scope, Visit visit, Path file, boolean dryRun)
      throws IOException {
    try {
      var handle = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
      var run = register.begin(scope, handle, file, dryRun).orElseThrow(RoadFeedDoor::busy);
      return ResponseEntity.accepted()
          .location(URI.create(ADDRESS))
          .cacheControl(CacheControl.noStore())
          .body(said(run, visit.words()));
    } catch (RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  @GetMapping(ADDRESS)
  ResponseEntity<Standing> standing(Scope scope, Visit visit) {
    check(scope);
    var run = register.last().map(one -> said(one, visit.words())).orElse(null);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Standing(roads.facts().map(Graph::of).orElse(null), run));
  }

  private void check(Scope scope) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var kind = trees.today().get(scope.unit()).kind();
    if (kind != UnitKind.NATION && kind != UnitKind.STATE) {
      throw new NotVisible(Reason.OUTSIDE_UNIT);
    }
  }

  private Path kept(HttpServletRequest request) throws IOException {
    var file = folder.spool(".part");
    try (var out = Files.newOutputStream(file)) {
      var in = request.getInputStream();
      var buffer = new byte[BUFFER];
      long total = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > settings.fileBytesMax()) throw tooLarge();
        out.write(buffer, 0, read);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return named(file);
  }

  /// By its first bytes: what is no extract at all is refused at once.
  private static Path named(Path file) throws IOException {
    try {
      var form = ExtractReader.form(file);
      var name = file.getFileName().toString().replace(".part", form.ending());
      return Files.move(file, file.resolveSibling(name));
    } catch (RoadFault.Found e) {
      Files.deleteIfExists(file);
      throw refused(e.fault());
    }
  }

  private static Refused refused(RoadFault fault) {
    return Refused.field("file", fault.code(), "road.fault." + fault.code());
  }

  private static Refused tooLarge() {
    return Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
  }

  private static Refused busy() {
    return Refused.conflict(
        List.of(new Refused.Fault("file", "busy", "road.fault.busy", List.of())));
  }

  private Import said(Run run, Words words) {
    var fault = run.fault();
    var made = run.made();
    var state = fault != null ? "refused" : made != null ? "done" : "running";
    return new Import(
        run.handle(),
        state,
        run.dryRun(),
        run.lasted(clock.instant()).toSeconds(),
        run.step(),
        words.say(fault != null ? "road.fault." + fault.code() : "road.step." + run.step()),
        fault == null ? null : fault.code(),
        made == null ? null : Graph.of(made));
  }
}
