package abhaya.response.dispatch;

import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.response.incident.IncidentWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Once a minute, the open incidents as a sheet for paper in the data folder: what the room works
/// from when everything fails. No caller stands on it.
@Component
class SheetTimers implements SmartLifecycle {
  static final String FILE = "sheets/open-incidents.html";
  private static final Logger LOG = LoggerFactory.getLogger(SheetTimers.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss").withZone(India.ZONE);

  private final IncidentWatch incidents;
  private final AssignmentStore assignments;
  private final UnitTrees trees;
  private final DataFolder folder;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private @Nullable ScheduledExecutorService timer;

  SheetTimers(
      IncidentWatch incidents,
      AssignmentStore assignments,
      UnitTrees trees,
      DataFolder folder,
      TransactionTemplate transactions,
      Clock clock) {
    this.incidents = incidents;
    this.assignments = assignments;
    this.trees = trees;
    this.folder = folder;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Writes the sheet of now, whole or not at all.
  String write(Instant now) {
    var html =
        DatabaseContext.SYSTEM.call(
            () -> Objects.requireNonNull(transactions.execute(status -> sheet(now))));
    try {
      Files.createDirectories(folder.path().resolve("sheets"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.writePrivate(FILE, html);
    return html;
  }

  private String sheet(Instant now) {
    var jobs = assignments.live().stream().collect(Collectors.groupingBy(Assignment::incident));
    var rows = new StringBuilder();
    var open = incidents.listOpen();
    for (var one : open) {
      var line = one.line();
      var station = line.station();
      var where =
          station == null ? "" : trees.today().find(station).map(unit -> unit.nameEn()).orElse("");
      var units =
          jobs.getOrDefault(line.handle(), List.<Assignment>of()).stream()
              .map(job -> job.callSign() + " " + job.state())
              .collect(Collectors.joining(", "));
      rows.append("<tr>");
      cell(rows, line.reference() + (line.trial() ? " TRIAL" : ""));
      cell(rows, "P" + line.priority().level());
      cell(rows, line.typeName());
      cell(rows, line.state().name());
      cell(rows, TIME.format(line.receivedAt()));
      cell(rows, where);
      cell(rows, one.placeWords());
      cell(rows, units);
      rows.append("<td></td></tr>\n");
    }
    return """
    <!doctype html><html lang="en"><meta charset="utf-8"><title>Open incidents</title>
    <style>body{font:12px sans-serif}table{border-collapse:collapse;width:100%%}
    td,th{border:1px solid #000;padding:4px;text-align:left;vertical-align:top}
    td:last-child{width:20%%}</style>
    <h1>Open incidents: %d</h1><p>As of %s IST. Written every minute.</p>
    <table><thead><tr><th>Reference<th>P<th>Type<th>State<th>Received<th>Station<th>Where<th>Units<th>Notes by hand</tr></thead>
    <tbody>
    %s</tbody></table></html>
    """
        .formatted(open.size(), TIME.format(now), rows);
  }

  private static void cell(StringBuilder out, String text) {
    out.append("<td>")
        .append(org.springframework.web.util.HtmlUtils.htmlEscape(text))
        .append("</td>");
  }

  private void tick() {
    try {
      write(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("the sheet was not written: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("open-sheet").daemon().factory());
    var _ = fresh.scheduleWithFixedDelay(this::tick, 20, 60, TimeUnit.SECONDS);
    timer = fresh;
  }

  @Override
  public synchronized void stop() {
    var running = timer;
    if (running != null) running.shutdownNow();
    timer = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
