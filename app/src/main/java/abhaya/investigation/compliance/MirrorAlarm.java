package abhaya.investigation.compliance;

import abhaya.investigation.mirror.DashboardMirror;
import abhaya.investigation.mirror.MirrorCheck;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// The alarm `mirror-differs`: figures in memory were not those of the SQL text. It stands in the log
/// and in the health of the program until a full comparison finds no difference again; until then
/// the SQL texts answer.
@Component("mirrorHealthIndicator")
class MirrorAlarm implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorAlarm.class);
  private static final String NAME = "mirror-differs";

  /// A day on which every report is made.
  private volatile boolean raised;

  private volatile boolean bySample;

  /// Compares all blocks and months; raises the alarm at a difference and ends it at none.
  boolean isRaisedBy(FactColumns facts, List<MirrorCheck.Tally> told) {
    var mirror = facts.mirror(DashboardMirror.FIRST_DAY);
    if (mirror.isEmpty()) return false;
    var check = new MirrorCheck(mirror.get());
    var since =
        told.stream().filter(row -> !row.month().isBefore(DashboardMirror.FIRST_DAY)).toList();
    var found = new ArrayList<MirrorCheck.Difference>();
    for (var level : DashboardMirror.Level.values()) {
      found.addAll(check.compare(level, since));
    }
    if (!found.isEmpty()) {
      var first = found.getFirst();
      raise(
          "%d cells, first %s block %d month %s: SQL %s, memory %s"
              .formatted(
                  found.size(),
                  first.level(),
                  first.block(),
                  first.month(),
                  first.truth(),
                  first.mirror()));
    } else if (raised && !bySample) {
      raised = false;
      LOG.info("alarm {} ended: no difference in {} cells", NAME, since.size());
    }
    return !found.isEmpty();
  }

  /// A question was answered differently. That ends only with the program, for a full comparison does
  /// not show it.
  void raiseBySample(String where) {
    bySample = true;
    raise(where);
  }

  /// @param where counts of units, never of single cases
  private void raise(String where) {
    raised = true;
    LOG.error("alarm {}: {}", NAME, where);
  }

  boolean isRaised() {
    return raised;
  }

  @Override
  public Health health() {
    return (raised ? Health.down() : Health.up()).build();
  }
}
