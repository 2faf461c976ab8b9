package abhaya.safecity.example;

import abhaya.base.geo.Point;
import abhaya.safecity.asset.AssetDraft;
import abhaya.safecity.asset.KindBook;
import abhaya.safecity.project.AssetStage;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.ComponentKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Invented things of one city. The same for the same city.
final class ExampleThings {
  private static final LocalDate FIRST = LocalDate.of(2020, 3, 2);
  private static final int CLUSTERS = 24;
  private static final int SEATS = 4;
  private static final List<String> PLACES =
      List.of(
          "Market road",
          "Bus stand",
          "School lane",
          "Metro gate",
          "Lake side",
          "Old bridge",
          "College road",
          "Station approach",
          "Hospital gate",
          "Temple street",
          "Flyover foot",
          "Park corner",
          "Hostel road",
          "Mill gate",
          "Ring road",
          "Vegetable market");
  private static final List<String> MAKERS = List.of("Drishti", "Netra", "Prahari", "Suraksha");

  private final CityProject city;
  private final Optional<Sanction> sanction;
  private final int beatMinutes;
  private final LocalDate today;
  private final Random random;
  private final List<Point> clusters = new ArrayList<>();
  private int serial;

  record Sanction(String entry, String order) {}

  /// @param packageHandle null where they do not count in the work
  record Numbers(int whole, int installed, int proven, @Nullable String packageHandle) {}

  ExampleThings(
      CityProject city,
      KindBook.CityArea area,
      Optional<Sanction> sanction,
      int beatMinutes,
      LocalDate today) {
    this.city = city;
    this.sanction = sanction;
    this.beatMinutes = beatMinutes;
    this.today = today;
    this.random = new Random(city.code().hashCode() * 31L + 112);
    var centre = new Point(area.lat(), area.lon());
    for (var i = 0; i < CLUSTERS; i++)
      clusters.add(
          centre.moved(random.nextDouble() * 360, Math.abs(random.nextGaussian()) * 5_000));
  }

  /// The things of one piece of work: proven, installed and planned ones in the works' numbers.
  List<AssetDraft> of(ComponentKind component, ComponentKind.Unit unit, Numbers numbers) {
    var kind = kind(component, unit);
    var drafts = new ArrayList<AssetDraft>();
    if (kind.isEmpty()) return drafts;
    var step = kind.get().equals("TOILET") ? SEATS : 1;
    for (var at = 0; at < numbers.whole(); at += step) {
      var size = Math.min(step, numbers.whole() - at);
      var standing = at + size <= numbers.proven() ? 2 : at + size <= numbers.installed() ? 1 : 0;
      drafts.add(thing(kind.get(), unit, size, standing, numbers.packageHandle()));
    }
    return drafts;
  }

  /// Classes that no print has numbers for: a few of each, so that every class can be seen.
  List<AssetDraft> beside(boolean tiny) {
    var drafts = new ArrayList<AssetDraft>();
    for (var kind : List.of("LIGHT", "HELP_DESK", "CONTROL_ROOM", "CENTRE", "TOILET", "DRONE")) {
      var more = tiny ? 4 : kind.equals("LIGHT") ? 40 : 12;
      var many = kind.equals("LIGHT") || kind.equals("HELP_DESK") ? more : tiny ? 1 : 3;
      for (var i = 0; i < many; i++) drafts.add(thing(kind, ComponentKind.Unit.CENTRE, 2, 2, null));
    }
    for (var i = 0; i < (tiny ? 1 : 4); i++)
      drafts.add(thing("OUTPOST", ComponentKind.Unit.OUTPOST, 1, 2, null));
    return drafts;
  }

  private static Optional<String> kind(ComponentKind component, ComponentKind.Unit unit) {
    return Optional.ofNullable(
        switch (unit) {
          case CAMERA -> component == ComponentKind.BUS ? "BUS_DEVICE" : "CAMERA";
          case PANIC_BUTTON -> "BUS_DEVICE";
          case LANE -> "ANPR_LANE";
          case DRONE -> "DRONE";
          case OUTPOST -> "OUTPOST";
          case CALL_BOX -> "CALL_BOX";
          case VEHICLE -> component == ComponentKind.PATROL ? "VEHICLE" : null;
          case BODY_CAMERA -> "BODY_CAMERA";
          case HELP_DESK -> "HELP_DESK";
          case CENTRE -> component == ComponentKind.SUPPORT_CENTRE ? "CENTRE" : null;
          case VIEWING_CENTRE -> "CONTROL_ROOM";
          case LIGHT -> "LIGHT";
          case SMART_POLE -> "SMART_POLE";
          case CROSSING_SIGNAL -> "CROSSING_SIGNAL";
          case SEAT -> component == ComponentKind.TOILET ? "TOILET" : null;
          case BUS -> "BUS";
          default -> null;
        });
  }

  /// @param standing 2 accepted, located, photographed; 1 installed, with something missing; 0 planned
  private AssetDraft thing(
      String kind, ComponentKind.Unit unit, int size, int standing, @Nullable String work) {
    serial++;
    var installed = standing == 0 ? null : day();
    var where = PLACES.get(random.nextInt(PLACES.size())) + " " + (1 + random.nextInt(60));
    var located = standing == 2 || (standing == 1 && serial % 3 != 0);
    var place = located ? place() : null;
    var stage =
        switch (standing) {
          case 2 -> AssetStage.COMMISSIONED;
          case 1 -> AssetStage.INSTALLED;
          default -> serial % 4 == 0 ? AssetStage.DELIVERED : AssetStage.PLANNED;
        };
    return new AssetDraft(
        null,
        new AssetDraft.Home(city.code(), city.unit(), kind),
        new AssetDraft.Make(
            where,
            "%s%07d".formatted(city.code(), serial),
            MAKERS.get(random.nextInt(MAKERS.size())),
            "M" + (1 + random.nextInt(9))),
        new AssetDraft.Stand(
            place,
            place == null ? null : 4 + random.nextInt(9),
            where,
            "Ward " + (1 + random.nextInt(90))),
        papers(kind, installed),
        new AssetDraft.Life(
            stage,
            installed,
            installed == null || standing < 2 ? null : installed.plusDays(20),
            beatMinutes),
        funding(),
        fields(kind, unit, size, installed),
        work);
  }

  private LocalDate day() {
    var days = (int) (today.toEpochDay() - FIRST.toEpochDay()) - 60;
    return FIRST.plusDays(random.nextInt(Math.max(1, days)));
  }

  /// Six decimals, as a file would have it.
  private Point place() {
    var at =
        clusters
            .get(random.nextInt(CLUSTERS))
            .moved(random.nextDouble() * 360, Math.abs(random.nextGaussian()) * 1_600);
    return new Point(Math.round(at.lat() * 1e6) / 1e6, Math.round(at.lon() * 1e6) / 1e6);
  }

  private AssetDraft.Papers papers(String kind, @Nullable LocalDate installed) {
    var owner =
        switch (kind) {
          case "LIGHT", "SMART_POLE", "TOILET", "CROSSING_SIGNAL" -> "City corporation";
          case "BUS", "BUS_DEVICE" -> "City bus undertaking";
          case "CENTRE" -> "Social Welfare Department";
          default -> "City police";
        };
    return new AssetDraft.Papers(
        owner,
        "System integrator",
        contract(kind),
        installed == null ? null : installed.plusYears(3),
        installed == null ? null : installed.plusYears(8));
  }

  private String contract(String kind) {
    return switch (kind) {
      case "CAMERA", "ANPR_LANE" -> "SCP-" + city.code() + "-CAM-1";
      case "LIGHT", "SMART_POLE" -> "SCP-" + city.code() + "-LIGHT-1";
      default -> "";
    };
  }

  private List<AssetDraft.Funding> funding() {
    if (sanction.isEmpty()) return List.of();
    var order = sanction.get();
    if (city.code().equals(ExampleCity.DELHI)) return List.of(line("Nirbhaya Fund", 100, order));
    return List.of(
        line("Nirbhaya Fund", 60, order),
        new AssetDraft.Funding("State share", BigDecimal.valueOf(40), "", null));
  }

  private static AssetDraft.Funding line(String scheme, int percent, Sanction order) {
    return new AssetDraft.Funding(
        scheme, BigDecimal.valueOf(percent), order.order(), order.entry());
  }

  private Map<String, Object> fields(
      String kind, ComponentKind.Unit unit, int size, @Nullable LocalDate installed) {
    var fields = new TreeMap<String, Object>();
    switch (kind) {
      case "CAMERA" -> camera(fields, installed);
      case "ANPR_LANE" -> {
        fields.put("laneNo", 1 + random.nextInt(4));
        fields.put("direction", "IN");
        certified(fields, installed);
      }
      case "DRONE" -> {
        fields.put("uin", "UA%06d".formatted(random.nextInt(1_000_000)));
        fields.put("weightGrams", 1_800);
        fields.put("zones", "Green to 120 m");
      }
      case "LIGHT" -> {
        fields.put("poleNo", pole());
        fields.put("lamp", "LED");
        fields.put("measuredLux", BigDecimal.valueOf(4 + random.nextInt(20)));
      }
      case "SMART_POLE" -> fields.put("poleNo", pole());
      case "CROSSING_SIGNAL" -> fields.put("junction", "Junction " + serial);
      case "HELP_DESK" -> {
        fields.put("station", "Station " + (1 + random.nextInt(40)));
        fields.put("hours", "09:00-21:00");
      }
      case "OUTPOST" -> fields.put("hours", "06:00-22:00");
      case "TOILET" -> {
        fields.put("toiletType", serial % 3 == 0 ? "MOBILE" : "FIXED");
        fields.put("seats", size);
        fields.put("water", serial % 9 != 0);
      }
      case "BUS" -> fields.put("registration", "INVENTED %04d".formatted(serial));
      case "BUS_DEVICE" -> {
        fields.put("deviceType", unit == ComponentKind.Unit.CAMERA ? "CAMERA" : "PANIC_BUTTON");
        fields.put("bus", "Bus %04d".formatted(1 + serial % 2_330));
      }
      case "VEHICLE" -> {
        fields.put("vehicleType", serial % 2 == 0 ? "TWO_WHEELER" : "CAR");
        fields.put("assignment", "Women's patrol, beat " + (1 + random.nextInt(60)));
      }
      case "CONTROL_ROOM" -> fields.put("roomType", "VIEWING_CENTRE");
      case "CENTRE" -> {
        fields.put("centreType", "COUNSELLING");
        fields.put("hours", "10:00-18:00");
      }
      default -> {}
    }
    return fields;
  }

  private String pole() {
    return String.format(Locale.ROOT, "P-%05d", serial);
  }

  private void camera(Map<String, Object> fields, @Nullable LocalDate installed) {
    fields.put("cameraType", serial % 9 == 0 ? "PTZ" : serial % 4 == 0 ? "DOME" : "FIXED");
    fields.put("resolution", "1920x1080");
    fields.put("bearingDegrees", BigDecimal.valueOf(random.nextInt(360)));
    fields.put("fieldOfViewDegrees", BigDecimal.valueOf(70));
    fields.put("heightMetres", BigDecimal.valueOf(6));
    fields.put("retentionDays", 30);
    certified(fields, installed);
  }

  private static void certified(Map<String, Object> fields, @Nullable LocalDate installed) {
    if (installed != null && !installed.isBefore(LocalDate.of(2024, 6, 6)))
      fields.put("certificateNo", "INVENTED-STQC");
  }
}
