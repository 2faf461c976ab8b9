package abhaya.response.unit;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.incident.Agency;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Enters units: from a file, row by row answered, or generated.
@Service
public class FleetRegister {
  private final FleetStore store;
  private final UnitDesk desk;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  FleetRegister(
      FleetStore store,
      UnitDesk desk,
      TrailRegister trail,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.desk = desk;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A row that was read.
  record Row(int number, FleetStore.Entry entry) {}

  record Refusal(int row, String key, String field, String code) {}

  record Taken(int accepted, int unchanged, List<Refusal> refused) {}

  @Transactional
  Taken take(Scope scope, List<Row> rows, boolean dryRun) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var refused = new ArrayList<Refusal>();
    int accepted = 0;
    for (var row : rows) {
      var entry = row.entry();
      var device = entry.device();
      if (!scope.mayOn(Operation.IMPORT, entry.home())) {
        refused.add(new Refusal(row.number(), entry.callSign(), "home", "not-yours"));
      } else if (device != null && store.isDeviceOfAnother(device, entry.callSign())) {
        refused.add(new Refusal(row.number(), entry.callSign(), "device", "device-taken"));
      } else if (store.keep(entry)) {
        accepted++;
      }
    }
    var unchanged = rows.size() - refused.size() - accepted;
    if (dryRun) {
      org.springframework.transaction.interceptor.TransactionAspectSupport
          .currentTransactionStatus()
          .setRollbackOnly();
      return new Taken(accepted, unchanged, refused);
    }
    trail.record(
        scope,
        TrailAct.allowed("IMPORT", "RESPONSE_UNITS", null)
            .with("accepted", accepted)
            .with("unchanged", unchanged)
            .with("refused", refused.size()));
    desk.fleetFollows();
    return new Taken(accepted, unchanged, refused);
  }

  /// A generated unit on duty, for demonstrations.
  ///
  /// @param women women on board; their crew has no accounts
  public record Generated(
      String callSign,
      Agency agency,
      UnitKind kind,
      UnitId home,
      Set<String> capabilities,
      String device,
      Point base,
      int women,
      Duration shift) {}

  /// Enters generated units that are not there yet.
  public void generate(List<Generated> units) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          for (var one : units) generate(one);
          desk.fleetFollows();
        }));
  }

  private void generate(Generated one) {
    if (store.find(one.callSign()).isPresent()) return;
    store.keep(
        new FleetStore.Entry(
            one.callSign(),
            one.agency(),
            one.kind(),
            one.home(),
            one.capabilities(),
            one.device(),
            one.base(),
            60));
    var id = store.find(one.callSign()).orElseThrow().id();
    var now = clock.instant();
    store.shift(id, now.plus(one.shift()));
    store.move(id, Availability.AVAILABLE, "", now);
    // nobody's numbers: crews without accounts
    for (int i = 0; i < Math.max(2, one.women()); i++) {
      store.insertCrew(id, -(id * 10L + i), "generated", i < one.women(), now);
    }
  }

  /// Begins a new shift for generated units whose shift is over, so that a demonstration that was
  /// left for a day has somebody on duty.
  public void renewShifts(List<String> callSigns, Duration shift) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          var now = clock.instant();
          for (var sign : callSigns) {
            store
                .find(sign)
                .filter(unit -> isOver(unit.shiftEndsAt(), now))
                .ifPresent(unit -> store.shift(unit.id(), now.plus(shift)));
          }
          desk.fleetFollows();
        }));
  }

  private static boolean isOver(java.time.@Nullable Instant endsAt, java.time.Instant now) {
    return endsAt == null || endsAt.isBefore(now.plus(Duration.ofHours(2)));
  }
}
