package abhaya.safecity.asset;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.project.AssetStage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row of a file, or what was typed in the street, to a thing: the one validator of both.
public final class AssetReader {
  private static final List<String> COMMON =
      List.of(
          "uid",
          "city",
          "kind",
          "name",
          "serialNo",
          "make",
          "model",
          "lat",
          "lon",
          "accuracyMetres",
          "address",
          "ward",
          "owner",
          "custodian",
          "contract",
          "warrantyUntil",
          "careUntil",
          "stage",
          "installedOn",
          "acceptedOn",
          "beatMinutes",
          "funding",
          "moveReason");

  private static final int TEXT_MAX = 200;
  private static final int BEAT_MINUTES_MAX = 1440;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final KindBook book;
  private final Ground ground;

  /// What a row is held against beside the classes.
  ///
  /// @param cities units of the cities there are
  /// @param mine whether the sender may enter things of a unit
  /// @param packages handle of a piece of work by city, component and what it is counted in
  /// @param orders line of the ledger by city and order of sanction
  /// @param today nothing was installed after it
  public record Ground(
      Map<String, UnitId> cities,
      Predicate<UnitId> mine,
      Map<String, String> packages,
      Map<String, String> orders,
      LocalDate today) {}

  /// What was read: exactly one of the two.
  public record Read(@Nullable AssetDraft draft, KindBook.@Nullable Fault fault) {}

  /// Stops the reading of one row.
  private static final class Stop extends RuntimeException {
    private final transient KindBook.Fault fault;

    Stop(String field, String code) {
      super(code, null, false, false);
      this.fault = new KindBook.Fault(field, code);
    }
  }

  public AssetReader(KindBook book, Ground ground) {
    this.book = book;
    this.ground = ground;
  }

  /// The columns a file may have.
  public static Set<String> columns(KindBook book) {
    var columns = new LinkedHashSet<>(COMMON);
    columns.addAll(book.fieldNames());
    return columns;
  }

  public Read read(Map<String, Object> values) {
    try {
      return new Read(draft(texts(values)), null);
    } catch (Stop stop) {
      return new Read(null, stop.fault);
    }
  }

  private static Map<String, String> texts(Map<String, Object> values) {
    var texts = new TreeMap<String, String>();
    values.forEach((name, value) -> {
      var text =
          value instanceof Collection<?> list
              ? list.stream().map(String::valueOf).collect(Collectors.joining(";"))
              : String.valueOf(value);
      if (!text.isBlank()) texts.put(name, text.strip());
    });
    return texts;
  }

  private AssetDraft draft(Map<String, String> row) {
    var city = needed(row, "city").toUpperCase(Locale.ROOT);
    var unit = ground.cities().get(city);
    if (unit == null) throw new Stop("city", "unknown-city");
    if (!ground.mine().test(unit)) throw new Stop("city", "other-city");
    var kind = book.find(needed(row, "kind").toUpperCase(Locale.ROOT));
    if (kind.isEmpty()) throw new Stop("kind", "not-a-choice");
    var home = new AssetDraft.Home(city, unit, kind.get().code());
    var life = life(row);
    return new AssetDraft(
        uid(row, home, kind.get()),
        home,
        make(row),
        stand(row, city),
        papers(row),
        life,
        funding(row, city),
        fields(row, kind.get(), life.installedOn()),
        work(row, home, kind.get()));
  }

  private static @Nullable String uid(
      Map<String, String> row, AssetDraft.Home home, AssetKind kind) {
    var uid = row.get("uid");
    if (uid == null) return null;
    var form = home.city() + "-" + kind.tag() + "-";
    if (uid.matches("[A-Z]{3}-[A-Z]{3}-\\d{6}") && !uid.startsWith(home.city() + "-"))
      throw new Stop("uid", "other-city");
    if (!uid.startsWith(form) || !uid.matches("[A-Z]{3}-[A-Z]{3}-\\d{6}"))
      throw new Stop("uid", "not-understood");
    return uid;
  }

  private static AssetDraft.Make make(Map<String, String> row) {
    return new AssetDraft.Make(
        needed(row, "name"), text(row, "serialNo"), text(row, "make"), text(row, "model"));
  }

  private AssetDraft.Stand stand(Map<String, String> row, String city) {
    var lat = number(row, "lat", -90, 90);
    var lon = number(row, "lon", -180, 180);
    if ((lat == null) != (lon == null)) throw new Stop(lat == null ? "lat" : "lon", "required");
    var accuracy = number(row, "accuracyMetres", 0, 100_000);
    var place = lat == null || lon == null ? null : new Point(rounded(lat), rounded(lon));
    if (place != null) check(place, city);
    return new AssetDraft.Stand(
        place,
        accuracy == null ? null : (int) Math.round(accuracy),
        text(row, "address"),
        text(row, "ward"));
  }

  /// Six decimals are a hand's breadth.
  private static double rounded(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }

  private void check(Point place, String city) {
    if (place.isNowhere()) throw new Stop("lat", "impossible-place");
    var area = book.area(city);
    if (area.isEmpty()) return;
    var metres = place.metresTo(new Point(area.get().lat(), area.get().lon()));
    if (metres > area.get().radiusMetres()) throw new Stop("lat", "place-outside-city");
  }

  private static AssetDraft.Papers papers(Map<String, String> row) {
    return new AssetDraft.Papers(
        text(row, "owner"),
        text(row, "custodian"),
        text(row, "contract"),
        day(row, "warrantyUntil"),
        day(row, "careUntil"));
  }

  private AssetDraft.Life life(Map<String, String> row) {
    var stage = stage(row);
    var installed = day(row, "installedOn");
    var accepted = day(row, "acceptedOn");
    if (installed != null && installed.isAfter(ground.today()))
      throw new Stop("installedOn", "in-the-future");
    if (accepted != null && accepted.isAfter(ground.today()))
      throw new Stop("acceptedOn", "in-the-future");
    if (accepted != null && installed != null && accepted.isBefore(installed))
      throw new Stop("acceptedOn", "before-installation");
    if (stage.isAccepted() && accepted == null) throw new Stop("acceptedOn", "required");
    var beat = number(row, "beatMinutes", 1, BEAT_MINUTES_MAX);
    return new AssetDraft.Life(stage, installed, accepted, beat == null ? 1 : beat.intValue());
  }

  private static AssetStage stage(Map<String, String> row) {
    var word = row.get("stage");
    if (word == null) return AssetStage.INSTALLED;
    for (var stage : AssetStage.values()) if (stage.name().equalsIgnoreCase(word)) return stage;
    throw new Stop("stage", "not-a-choice");
  }

  /// `Nirbhaya Fund:60:WS/SCP/LKO/1;State:40`.
  private List<AssetDraft.Funding> funding(Map<String, String> row, String city) {
    var lines = new ArrayList<AssetDraft.Funding>();
    var whole = row.get("funding");
    if (whole == null) return lines;
    var sum = BigDecimal.ZERO;
    for (var line : whole.split(";", 20)) {
      var parts = line.split(":", 3);
      if (parts.length < 2) throw new Stop("funding", "not-understood");
      var percent = percent(parts[1].strip());
      sum = sum.add(percent);
      var order = parts.length == 3 ? parts[2].strip() : "";
      var entry = ground.orders().get(city + " " + order);
      if (!order.isEmpty() && entry == null) throw new Stop("funding", "order-unknown");
      lines.add(new AssetDraft.Funding(limited("funding", parts[0]), percent, order, entry));
    }
    if (sum.compareTo(HUNDRED) != 0) throw new Stop("funding", "not-100-percent");
    return lines;
  }

  private static BigDecimal percent(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,2})?")) throw new Stop("funding", "not-a-number");
    var percent = new BigDecimal(text);
    if (percent.signum() == 0 || percent.compareTo(HUNDRED) > 0)
      throw new Stop("funding", "out-of-range");
    return percent;
  }

  private Map<String, Object> fields(
      Map<String, String> row, AssetKind kind, @Nullable LocalDate installedOn) {
    var own = new TreeMap<>(row);
    COMMON.forEach(own::remove);
    var checked = book.check(kind.code(), own, installedOn);
    var fault = checked.fault();
    if (fault != null) throw new Stop(fault.field(), fault.code());
    return checked.values();
  }

  /// A device in a bus counts as what it is.
  private @Nullable String work(Map<String, String> row, AssetDraft.Home home, AssetKind kind) {
    var countedIn = kind.countedIn();
    if ("PANIC_BUTTON".equalsIgnoreCase(row.get("deviceType"))) countedIn = "PANIC_BUTTON";
    return ground.packages().get(home.city() + " " + kind.component() + " " + countedIn);
  }

  private static String needed(Map<String, String> row, String field) {
    var text = row.get(field);
    if (text == null) throw new Stop(field, "required");
    return limited(field, text);
  }

  private static String text(Map<String, String> row, String field) {
    var text = row.get(field);
    return text == null ? "" : limited(field, text);
  }

  private static String limited(String field, String text) {
    if (text.codePointCount(0, text.length()) > TEXT_MAX) throw new Stop(field, "too-long");
    return text.strip();
  }

  private static @Nullable Double number(
      Map<String, String> row, String field, double least, double most) {
    var text = row.get(field);
    if (text == null) return null;
    if (!text.matches("-?\\d{1,6}(\\.\\d{1,12})?")) throw new Stop(field, "not-a-number");
    var value = Double.parseDouble(text);
    if (value < least || value > most) throw new Stop(field, "out-of-range");
    return value;
  }

  private static @Nullable LocalDate day(Map<String, String> row, String field) {
    var text = row.get(field);
    if (text == null) return null;
    return FieldRule.day(text).orElseThrow(() -> new Stop(field, "not-a-date"));
  }
}
