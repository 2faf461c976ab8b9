package abhaya.investigation.outlook;

import abhaya.investigation.outlook.CaseWorld.Capacity;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/// One run of the model, event by event. Each case draws its own times from its own stream, so two
/// runs of one seed see the same cases whatever the capacity.
final class CaseFlow {
  private final CaseWorld world;
  private final PriorityQueue<Event> agenda =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::turn));
  private final Desk officers;
  private final Desk benches;
  private final double[] arrived;
  private final double[][] times;
  private final double[] finished;
  private double officerWait;
  private double labWait;
  private long labCases;
  private long turns;
  private final double startUp;

  private static final int WORK = 0;
  private static final int LAB = 1;
  private static final int FINISH = 2;

  private record Event(double at, long turn, int item, int stage, boolean done) {}

  private record Waiting(int item, int stage, double since) {}

  /// What a run shows.
  ///
  /// @param cases those counted
  /// @param missed how many of them went over
  /// @param officerWait mean days a case waits for an officer to begin
  /// @param labWait mean days at the laboratory before a bench is free
  record Run(int cases, int missed, double officerWait, double labWait) {}

  /// Servers of one kind and those who wait for them, first come first served.
  private static final class Desk {
    private int free;
    private final Deque<Waiting> queue = new ArrayDeque<>();

    private Desk(int servers) {
      free = servers;
    }
  }

  private CaseFlow(CaseWorld world, Capacity capacity, long seed) {
    this.world = world;
    this.startUp = world.startUpDays();
    officers = new Desk(capacity.officers());
    benches = new Desk(capacity.benches());
    var gaps = SplitMix.of(seed, -1);
    var end = startUp + world.days();
    var at = gaps.exponential(1 / world.arrivalsPerDay());
    var starts = new double[16];
    var count = 0;
    while (at < end) {
      if (count == starts.length) starts = Arrays.copyOf(starts, count * 2);
      starts[count++] = at;
      at += gaps.exponential(1 / world.arrivalsPerDay());
    }
    arrived = Arrays.copyOf(starts, count);
    times = new double[count][];
    finished = new double[count];
    for (var item = 0; item < count; item++) times[item] = drawn(SplitMix.of(seed, item));
  }

  private double[] drawn(SplitMix own) {
    var work = own.exponential(world.officerDays());
    var needsLab = own.share() < world.labShare();
    var lab = own.exponential(world.labDays());
    var finish = own.exponential(world.finishDays());
    return new double[] {work, needsLab ? lab : -1, finish};
  }

  static Run run(CaseWorld world, Capacity capacity, long seed) {
    return new CaseFlow(world, capacity, seed).run();
  }

  private Run run() {
    for (var item = 0; item < arrived.length; item++) {
      agenda.add(new Event(arrived[item], turns++, item, WORK, false));
    }
    for (var event = agenda.poll(); event != null; event = agenda.poll()) {
      if (event.done()) leave(event);
      else enter(event.item(), event.stage(), event.at());
    }
    return counted();
  }

  private Desk desk(int stage) {
    return stage == LAB ? benches : officers;
  }

  private void enter(int item, int stage, double now) {
    var desk = desk(stage);
    if (desk.free == 0) {
      desk.queue.add(new Waiting(item, stage, now));
      return;
    }
    desk.free--;
    begin(item, stage, now, now);
  }

  private void begin(int item, int stage, double since, double now) {
    if (arrived[item] >= startUp) {
      if (stage == WORK) officerWait += now - since;
      if (stage == LAB) {
        labWait += now - since;
        labCases++;
      }
    }
    agenda.add(new Event(now + times[item][stage], turns++, item, stage, true));
  }

  private void leave(Event event) {
    var desk = desk(event.stage());
    var next = desk.queue.poll();
    if (next == null) desk.free++;
    else begin(next.item(), next.stage(), next.since(), event.at());
    var item = event.item();
    if (event.stage() == WORK && times[item][LAB] >= 0) enter(item, LAB, event.at());
    else if (event.stage() != FINISH && times[item][FINISH] > 0) enter(item, FINISH, event.at());
    else finished[item] = event.at();
  }

  private Run counted() {
    var cases = 0;
    var missed = 0;
    for (var item = 0; item < arrived.length; item++) {
      if (arrived[item] < startUp) continue;
      cases++;
      if (finished[item] - arrived[item] > world.allowedDays()) missed++;
    }
    return new Run(
        cases, missed, officerWait / Math.max(1, cases), labWait / Math.max(1, labCases));
  }
}
