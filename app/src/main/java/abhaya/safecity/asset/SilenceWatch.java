package abhaya.safecity.asset;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Raises an alarm for each device that gives no sign of life of its own, even while its gateway
/// talks; and one for a whole feed that fell silent, not one for each of its devices.
@Component
class SilenceWatch {
  private static final int FEED_DEVICES_MIN = 20;
  private static final int TICKETS_AT_ONCE = 1_000;
  private static final int HUNDRED = 100;

  private final Fleet fleet;
  private final TicketStore tickets;
  private final Events events;
  private final TransactionTemplate transactions;
  private final AssetSettings settings;

  SilenceWatch(
      Fleet fleet,
      TicketStore tickets,
      Events events,
      TransactionTemplate transactions,
      AssetSettings settings) {
    this.fleet = fleet;
    this.tickets = tickets;
    this.events = events;
    this.transactions = transactions;
    this.settings = settings;
  }

  /// What one look found.
  record Found(int opened, int restored, int feedsSilent) {}

  private static final class City {
    private final List<Fleet.Seen> silent = new ArrayList<>();
    private final List<Fleet.Seen> back = new ArrayList<>();
    private int told;
    private int unit;
  }

  Found look(Instant now) {
    var cities = new HashMap<String, City>();
    for (var seen : fleet.all(now)) {
      if (seen.standing() == null || !seen.state().isMeasured()) continue;
      var city = cities.computeIfAbsent(seen.thing().city(), _ -> new City());
      city.told++;
      city.unit = seen.thing().unit().value();
      if (seen.state() == LiveState.SILENT) city.silent.add(seen);
      else if (seen.state() != LiveState.DOWN) city.back.add(seen);
    }
    return DatabaseContext.SYSTEM.call(() -> {
      var open = Objects.requireNonNull(transactions.execute(_ -> tickets.openSilent()));
      var opened = 0;
      var restored = 0;
      var feeds = 0;
      for (var entry : cities.entrySet()) {
        var city = entry.getValue();
        restored += restore(city.back, open, now);
        if (isFeedSilent(city)) {
          feeds++;
          tell(entry.getKey(), city, now);
          continue;
        }
        end(entry.getKey(), now);
        opened += open(city.silent, open, now);
      }
      return new Found(opened, restored, feeds);
    });
  }

  private boolean isFeedSilent(City city) {
    return city.silent.size() >= FEED_DEVICES_MIN
        && (long) city.silent.size() * HUNDRED >= (long) city.told * settings.feedSilentShare();
  }

  private void tell(String name, City city, Instant now) {
    transactions.executeWithoutResult(
        _ -> tickets.feedSilent(name, city.unit, city.silent.size(), now));
  }

  private void end(String name, Instant now) {
    transactions.executeWithoutResult(_ -> tickets.feedBack(name, now));
  }

  private int open(List<Fleet.Seen> silent, Set<Long> open, Instant now) {
    var fresh = silent.stream().filter(seen -> !open.contains(seen.thing().id())).toList();
    var cared =
        new HashSet<>(
            Objects.requireNonNull(transactions.execute(_ -> tickets.underMaintenance(now))));
    var count = 0;
    for (var seen : fresh) {
      if (cared.contains(seen.thing().id())) continue;
      if (count == TICKETS_AT_ONCE) break;
      transactions.executeWithoutResult(_ -> raise(seen, now));
      count++;
    }
    return count;
  }

  private void raise(Fleet.Seen seen, Instant now) {
    var thing = seen.thing();
    var handle = tickets.open(thing.id(), thing.unit().value(), "SILENT", "", now);
    var standing = seen.standing();
    if (handle.isEmpty() || standing == null) return;
    var alive = standing.aliveAt();
    events.tell(new AssetFellSilent(thing.uid(), handle.get(), alive == null ? now : alive));
  }

  private int restore(List<Fleet.Seen> back, Set<Long> open, Instant now) {
    var count = 0;
    for (var seen : back) {
      var standing = seen.standing();
      if (standing == null || !open.contains(seen.thing().id())) continue;
      var alive = standing.aliveAt();
      var at = alive == null ? now : alive;
      transactions.executeWithoutResult(_ -> tickets.restored(seen.thing().id(), at));
      count++;
    }
    return count;
  }
}
