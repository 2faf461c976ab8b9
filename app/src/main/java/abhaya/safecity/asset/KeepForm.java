package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.platform.India;
import abhaya.base.web.Field;
import abhaya.base.web.FoldedForm;
import abhaya.base.web.Words;
import abhaya.safecity.measure.Span;
import abhaya.safecity.measure.StaffedHours;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The forms by which people write down what no device tells.
///
/// @param cares that may be said to be done
record KeepForm(Words words, boolean flies, List<AssetFile.Care> cares, Map<String, String> typed) {
  private static final int POINTS_MAX = 5_000;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");
  private static final Pattern KM = Pattern.compile("\\d{1,4}(\\.\\d{1,2})?");
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("\\s*[,;\\s]\\s*");

  KeepForm {
    cares = List.copyOf(cares);
    typed = Map.copyOf(typed);
  }

  /// Which form; its name is the end of its address.
  enum Kind {
    shift(Operation.KEEP_ASSETS),
    visit(Operation.TAG_ASSETS),
    trip(Operation.TAG_ASSETS),
    care(Operation.KEEP_ASSETS),
    done(Operation.TAG_ASSETS);

    private final Operation operation;

    Kind(Operation operation) {
      this.operation = operation;
    }

    Operation operation() {
      return operation;
    }

    static Optional<Kind> find(String name) {
      return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
  }

  /// Who sits there.
  private enum Who {
    TRAINED_WOMAN(true, true),
    WOMAN(true, false),
    TRAINED_MAN(false, true),
    MAN(false, false);

    private final boolean woman;
    private final boolean trained;

    Who(boolean woman, boolean trained) {
      this.woman = woman;
      this.trained = trained;
    }
  }

  /// What came of reading.
  ///
  /// @param entries empty if something is wrong
  /// @param faults by field, each a sentence
  record Reading(List<Kept> entries, Map<String, String> faults) {
    Reading {
      entries = List.copyOf(entries);
      faults = Map.copyOf(faults);
    }
  }

  Reading read(Kind kind) {
    var faults = new HashMap<String, String>();
    var entries =
        switch (kind) {
          case shift -> shifts(faults);
          case visit -> visit(faults);
          case trip -> trip(faults);
          case care -> care(faults);
          case done -> done(faults);
        };
    return faults.isEmpty() ? new Reading(entries, faults) : new Reading(List.of(), faults);
  }

  private List<Kept> shifts(Map<String, String> faults) {
    var on = day("shiftOn", faults);
    var from = time("shiftFrom", faults);
    var to = time("shiftTo", faults);
    var days = whole("shiftDays", 1, 31, faults);
    var post = needed("shiftPost", 60, faults);
    var who = choice("shiftWho", Who.values(), faults);
    var shifts = new ArrayList<Kept>();
    if (on == null || from == null || to == null || who == null) return shifts;
    for (var day = 0; day < days; day++) {
      var begins = on.plusDays(day).atTime(from);
      var ends = on.plusDays(to.isAfter(from) ? day : day + 1L).atTime(to);
      var span = new Span(instant(begins), instant(ends));
      shifts.add(new Kept.Shift(span, post, who.woman, who.trained));
    }
    return shifts;
  }

  private List<Kept> visit(Map<String, String> faults) {
    var at = moment("visitAt", faults);
    var found = choice("visitFound", StaffedHours.Found.values(), faults);
    return at == null || found == null ? List.of() : List.of(new Kept.Visit(at, found));
  }

  private List<Kept> trip(Map<String, String> faults) {
    var from = moment("tripFrom", faults);
    var to = moment("tripTo", faults);
    var purpose = needed("tripPurpose", 120, faults);
    var post = needed("tripPost", 60, faults);
    var flight = flies ? flight(faults) : null;
    var km = said("tripKm");
    if (!km.isEmpty() && !KM.matcher(km).matches()) fault("tripKm", "NOT_A_NUMBER", faults);
    if (from != null && to != null && !from.isBefore(to))
      fault("tripTo", Kept.Problem.ENDS_BEFORE_IT_BEGINS.name(), faults);
    if (!faults.isEmpty() || from == null || to == null) return List.of();
    var driven = km.isEmpty() ? null : new BigDecimal(km);
    return List.of(new Kept.Trip(new Span(from, to), purpose, post, driven, flight));
  }

  private Kept.Flight flight(Map<String, String> faults) {
    var zone = said("tripZone");
    if (!List.of("GREEN", "YELLOW", "RED").contains(zone)) choiceFault("tripZone", faults);
    return new Kept.Flight(text("tripPermission", 60, faults), zone, track(faults));
  }

  /// A line for each point: lat, lon, metres above ground, seconds since take-off.
  private List<Double> track(Map<String, String> faults) {
    var track = new ArrayList<Double>();
    var seconds = -1.0;
    for (var line : said("tripTrack").lines().filter(line -> !line.isBlank()).toList()) {
      var point = point(line.strip());
      if (point.isEmpty() || point.get(3) < seconds || track.size() == 4 * POINTS_MAX) {
        fault("tripTrack", "NOT_A_TRACK", faults);
        return List.of();
      }
      seconds = point.get(3);
      track.addAll(point);
    }
    return track;
  }

  private static List<Double> point(String line) {
    var parts = BETWEEN_NUMBERS.split(line, -1);
    if (parts.length != 4) return List.of();
    try {
      var point = Arrays.stream(parts).map(Double::valueOf).toList();
      var inIndia = point.get(0) > 6 && point.get(0) < 38 && point.get(1) > 68 && point.get(1) < 98;
      var inAir = point.get(2) >= -10 && point.get(2) <= 5_000 && point.get(3) >= 0;
      return inIndia && inAir ? point : List.of();
    } catch (NumberFormatException e) {
      return List.of();
    }
  }

  private List<Kept> care(Map<String, String> faults) {
    var what = needed("careWhat", 120, faults);
    var every = whole("careEvery", 1, 3_660, faults);
    var next = day("careNext", faults);
    var remind = whole("careRemind", 0, 90, faults);
    var paper = text("carePaper", 120, faults);
    if (next == null) return List.of();
    return List.of(new Kept.Care(what, every, next, remind, paper));
  }

  private List<Kept> done(Map<String, String> faults) {
    var care = said("doneCare");
    if (cares.stream().noneMatch(one -> one.handle().equals(care))) choiceFault("doneCare", faults);
    var on = day("doneOn", faults);
    var note = text("doneNote", 200, faults);
    return on == null ? List.of() : List.of(new Kept.CareDone(care, on, note));
  }

  private String said(String name) {
    return typed.getOrDefault(name, "").strip();
  }

  private void fault(String name, String code, Map<String, String> faults) {
    faults.put(name, words.say("asset.keep.problem." + code));
  }

  private void choiceFault(String name, Map<String, String> faults) {
    faults.put(name, words.say("web.fault.not-a-choice"));
  }

  private <E extends Enum<E>> @Nullable E choice(
      String name, E[] choices, Map<String, String> faults) {
    for (var one : choices) if (one.name().equals(said(name))) return one;
    choiceFault(name, faults);
    return null;
  }

  private String text(String name, int most, Map<String, String> faults) {
    var text = said(name);
    if (text.codePointCount(0, text.length()) > most)
      faults.put(name, words.say("web.fault.too-long"));
    return text;
  }

  private String needed(String name, int most, Map<String, String> faults) {
    var text = text(name, most, faults);
    if (text.isEmpty()) faults.put(name, words.say("web.fault.required"));
    return text;
  }

  private int whole(String name, int least, int most, Map<String, String> faults) {
    if (WHOLE.matcher(said(name)).matches()) {
      var number = Integer.parseInt(said(name));
      if (number >= least && number <= most) return number;
    }
    faults.put(name, words.say("asset.keep.problem.NOT_BETWEEN", least, most));
    return least;
  }

  private @Nullable LocalDate day(String name, Map<String, String> faults) {
    try {
      return LocalDate.parse(said(name));
    } catch (DateTimeException e) {
      faults.put(name, words.say("web.fault.not-a-date"));
      return null;
    }
  }

  private @Nullable LocalTime time(String name, Map<String, String> faults) {
    try {
      return LocalTime.parse(said(name));
    } catch (DateTimeException e) {
      fault(name, "NOT_A_TIME", faults);
      return null;
    }
  }

  private @Nullable Instant moment(String name, Map<String, String> faults) {
    try {
      return instant(LocalDateTime.parse(said(name)));
    } catch (DateTimeException e) {
      fault(name, "NOT_A_MOMENT", faults);
      return null;
    }
  }

  private static Instant instant(LocalDateTime at) {
    return at.atZone(India.ZONE).toInstant();
  }

  /// The form with what was typed and what is wrong with it.
  ///
  /// @param root address of the thing
  FoldedForm folded(Kind kind, String root, boolean open, Map<String, String> faults) {
    var of = kind == Kind.trip && flies ? "flight" : kind.name();
    return new FoldedForm(
        kind.name(),
        words.say("asset.keep." + of),
        words.say("asset.keep." + of + ".about"),
        root + "/keep/" + kind.name(),
        words.say("asset.keep.send"),
        open,
        fields(kind).stream().map(field -> field.wrong(faults.get(field.name()))).toList());
  }

  private List<Field> fields(Kind kind) {
    return switch (kind) {
      case shift ->
          List.of(
              field("shiftOn", "").type("date").needed("off"),
              field("shiftFrom", "").type("time").needed("off"),
              hinted("shiftTo", "").type("time").needed("off"),
              hinted("shiftDays", "1").needed("off"),
              hinted("shiftPost", "").needed("off"),
              field("shiftWho", "").of(options("asset.keep.who.", Who.values())).needed("off"));
      case visit ->
          List.of(
              field("visitAt", "").type("datetime-local").needed("off"),
              field("visitFound", "")
                  .of(options("asset.found.", StaffedHours.Found.values()))
                  .needed("off"));
      case trip -> tripFields();
      case care ->
          List.of(
              field("careWhat", "").needed("off"),
              hinted("careEvery", "").needed("off"),
              field("careNext", "").type("date").needed("off"),
              hinted("careRemind", "7").needed("off"),
              field("carePaper", ""));
      case done ->
          List.of(
              field("doneCare", "")
                  .of(
                      cares.stream()
                          .map(care -> new Field.Option(care.handle(), care.what()))
                          .toList())
                  .needed("off"),
              field("doneOn", "").type("date").needed("off"),
              field("doneNote", ""));
    };
  }

  private List<Field> tripFields() {
    var fields = new ArrayList<Field>();
    fields.add(field("tripFrom", "").type("datetime-local").needed("off"));
    fields.add(field("tripTo", "").type("datetime-local").needed("off"));
    fields.add(field("tripPurpose", "").needed("off"));
    fields.add(hinted("tripPost", "").needed("off"));
    if (!flies) {
      fields.add(field("tripKm", ""));
      return fields;
    }
    var zones =
        List.of("GREEN", "YELLOW", "RED").stream()
            .map(zone -> new Field.Option(zone, words.say("asset.zone." + zone)))
            .toList();
    fields.add(field("tripZone", "").of(zones).needed("off"));
    fields.add(hinted("tripPermission", ""));
    fields.add(hinted("tripTrack", "").type("textarea"));
    return fields;
  }

  private List<Field.Option> options(String key, Enum<?>[] choices) {
    return Arrays.stream(choices)
        .map(one -> new Field.Option(one.name(), words.say(key + one.name())))
        .toList();
  }

  private Field hinted(String name, String known) {
    return field(name, known).hint(words.say("asset.keep.field." + name + ".hint"));
  }

  private Field field(String name, String known) {
    return Field.text(name, words.say("asset.keep.field." + name), typed.getOrDefault(name, known));
  }
}
