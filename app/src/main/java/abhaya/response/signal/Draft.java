package abhaya.response.signal;

import abhaya.base.geo.PlaceTextReader;
import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A signal while it is read: collects what is understood and what is amiss.
final class Draft {
  private static final Duration AHEAD_MAX = Duration.ofHours(24);
  private static final Duration BEHIND_MAX = Duration.ofDays(366);
  private static final int FACTS_MAX = 60;
  private static final int REMARKS_MAX = 50;
  private static final int FACT_LENGTH_MAX = 500;

  private final Arrival arrival;
  private final Set<Remark> remarks = new LinkedHashSet<>();
  private final List<Location> locations = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private Meaning meaning;
  private @Nullable PhoneNumber number;
  private @Nullable String device;
  private @Nullable String text;
  private @Nullable String language;
  private @Nullable Instant at;
  private @Nullable String ownKey;

  Draft(Arrival arrival, Meaning meaning) {
    this.arrival = arrival;
    this.meaning = meaning;
    if (arrival.original().isCut()) flag(Flag.TOO_LARGE);
    var sender = arrival.sender();
    if (sender != null && !sender.isBlank()) number(sender);
  }

  Instant receivedAt() {
    return arrival.receivedAt();
  }

  Draft meaning(Meaning meaning) {
    this.meaning = meaning;
    return this;
  }

  Draft flag(Flag flag) {
    return flag(flag, null);
  }

  Draft flag(Flag flag, @Nullable String field) {
    if (remarks.size() < REMARKS_MAX) remarks.add(new Remark(flag, field));
    return this;
  }

  /// A number within the message; the network's own word for the sender comes before it.
  Draft number(@Nullable String typed) {
    if (typed == null || typed.isBlank()) return this;
    var read = PhoneNumber.read(typed);
    if (read.isEmpty()) {
      flag(Flag.NUMBER_UNREADABLE, "number");
      return fact("numberTyped", typed);
    }
    if (number == null) number = read.get();
    else if (!number.equals(read.get())) fact("otherNumber", read.get().e164());
    return this;
  }

  Draft device(@Nullable String name) {
    if (name != null && !name.isBlank()) device = bounded(name.strip());
    return this;
  }

  Draft language(@Nullable String tag) {
    if (tag == null || tag.isBlank()) return this;
    var known = tag.strip().matches("[A-Za-z]{2,8}([-_,; ]+[A-Za-z0-9.=*]{1,12}){0,12}");
    if (known) language = tag.strip();
    else flag(Flag.FIELD_UNREADABLE, "language");
    return this;
  }

  Draft text(@Nullable String words) {
    if (words == null || words.isBlank()) return this;
    var clean = CleanText.of(words);
    clean.flags().forEach(flag -> flag(flag, "text"));
    text = clean.text();
    return this;
  }

  /// A time the sender gives. An impossible one is dropped and said.
  Draft at(@Nullable Instant instant) {
    if (instant != null && plausible(instant, "at")) at = instant;
    return this;
  }

  Draft ownKey(@Nullable String key) {
    if (key != null && !key.isBlank()) ownKey = bounded(key.strip());
    return this;
  }

  Draft fact(String name, @Nullable String value) {
    if (value == null || value.isBlank() || facts.size() >= FACTS_MAX) return this;
    facts.put(name, bounded(value.strip()));
    return this;
  }

  boolean hasLocation() {
    return !locations.isEmpty();
  }

  /// Zero-zero and the impossible are no places; the signal goes on without.
  @Nullable Point point(@Nullable Double lat, @Nullable Double lon) {
    if (lat == null || lon == null) return null;
    var point = Point.of(lat, lon);
    if (point.isEmpty()) flag(Flag.POSITION_OUT_OF_RANGE, "position");
    else if (point.get().isNowhere()) flag(Flag.POSITION_ZERO, "position");
    else return point.get();
    return null;
  }

  Draft location(Location location) {
    var fixedAt = location.fixedAt();
    var possible = fixedAt == null || plausible(fixedAt, "fixedAt");
    locations.add(possible ? location : location.fixed(null));
    return this;
  }

  /// A place that the words themselves name, where the message brings none.
  Draft placeInText(PlaceTextReader places) {
    if (text == null || hasLocation()) return this;
    var found = places.read(text);
    if (found.isEmpty() || found.get().point().isNowhere()) return this;
    var place = found.get();
    var location =
        Location.at(
            place.point(), LocationMethod.WORDS, LocationSource.CALLER, arrival.receivedAt());
    var radius = Math.max(place.precisionMetres(), LocationMethod.WORDS.radiusMetresAssumed());
    return location(location.within(radius, null));
  }

  private boolean plausible(Instant instant, String field) {
    var now = arrival.receivedAt();
    var possible =
        !instant.isAfter(now.plus(AHEAD_MAX)) && !instant.isBefore(now.minus(BEHIND_MAX));
    if (!possible) flag(Flag.TIME_IMPLAUSIBLE, field);
    return possible;
  }

  private static String bounded(String value) {
    var clean = CleanText.of(value).text();
    return clean.length() <= FACT_LENGTH_MAX ? clean : clean.substring(0, FACT_LENGTH_MAX);
  }

  Reading reading() {
    var signal =
        new Signal(
            arrival.channel(),
            meaning,
            number,
            device,
            text,
            language,
            at,
            arrival.receivedAt(),
            locations,
            facts,
            ownKey,
            arrival.original());
    if (meaning.isDistress() && !signal.isReachable()) flag(Flag.NO_WAY_TO_REACH);
    return remarks.isEmpty()
        ? new Reading.Clean(signal)
        : new Reading.Flagged(signal, List.copyOf(remarks));
  }
}
