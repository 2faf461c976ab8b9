package abhaya.response.signal;

import abhaya.response.signal.VehicleDialect.Family;
import abhaya.response.signal.VehicleDialect.Match;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Packets of vehicle trackers and panic buttons (AIS-140, IS 16833) in the dialects of the table.
///
/// A bad check sum, a missing fix or an unknown order of fields never drops an emergency. A packet
/// that fits no row is searched for what matters: who, where, and whether somebody pressed.
public final class VehicleReader implements SignalReader {
  private static final Pattern IMEI = Pattern.compile("(?<![0-9])[0-9]{15}(?![0-9])");
  private static final Pattern PLACE =
      Pattern.compile("(-?[0-9]{1,3}\\.[0-9]+),([NS]),(-?[0-9]{1,3}\\.[0-9]+),([EW])");
  private static final Pattern PRESSED = Pattern.compile(",(EMR|EA|WD)(,|$)");
  private static final Pattern RELEASED = Pattern.compile(",SEM(,|$)");
  private static final int TOKENS_USUAL = 50;
  private static final int TOKENS_MAX = 200;
  private static final int ALERT_PANIC = 10;
  private static final int ALERT_PANIC_OVER = 11;
  private static final int ALERT_OPENED = 9;
  private static final int ALERT_TAMPER = 16;

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, Meaning.UNKNOWN);
    var packet = new String(arrival.original().bytes(), StandardCharsets.ISO_8859_1).strip();
    var sum = CheckSum.of(packet);
    switch (sum.state()) {
      case OK -> draft.fact("checkSum", "ok");
      case BAD -> draft.flag(Flag.CHECK_SUM_BAD).fact("checkSum", "bad");
      case ABSENT -> draft.flag(Flag.CHECK_SUM_ABSENT).fact("checkSum", "absent");
    }
    var body = sum.body().startsWith("$") ? sum.body().substring(1) : sum.body();
    var tokens = tokens(body);
    for (var dialect : VehicleDialect.TABLE) {
      var match = dialect.match(tokens);
      if (match.isEmpty()) continue;
      draft.fact("dialect", dialect.name());
      understood(draft, dialect.family(), match.get(), tokens);
      return draft.reading();
    }
    searched(draft, body);
    return draft.reading();
  }

  private static List<String> tokens(String body) {
    var tokens = new ArrayList<String>(TOKENS_USUAL);
    int from = 0;
    int comma = body.indexOf(',');
    while (comma >= 0 && tokens.size() < TOKENS_MAX - 1) {
      tokens.add(body.substring(from, comma).strip());
      from = comma + 1;
      comma = body.indexOf(',', from);
    }
    tokens.add(body.substring(from).strip());
    return tokens;
  }

  private static void understood(Draft draft, Family family, Match match, List<String> tokens) {
    draft.device(match.get(VehicleField.IMEI));
    draft.fact("vehicle", match.get(VehicleField.REGISTRATION));
    switch (family) {
      case EMERGENCY -> emergency(draft, match, tokens);
      case POSITION -> position(draft, match, tokens);
      case LOGIN -> {
        draft.meaning(Meaning.DEVICE).fact("event", "login");
        if (!match.get(VehicleField.LAT).isEmpty()) place(draft, match, null);
      }
      case HEALTH -> draft.meaning(Meaning.DEVICE).fact("event", "health");
      case HEARTBEAT -> draft.meaning(Meaning.DEVICE).fact("event", "heartbeat");
    }
  }

  private static void emergency(Draft draft, Match match, List<String> tokens) {
    var pressed = match.get(VehicleField.TYPE).equals("EMR");
    draft.meaning(pressed ? Meaning.PANIC : Meaning.PANIC_OVER);
    if (match.get(VehicleField.STATUS).equals("SP")) draft.flag(Flag.STORED_PACKET);
    int at = match.rest();
    if (at < tokens.size()) draft.fact("vehicle", tokens.get(at));
    if (at + 1 < tokens.size()) draft.fact("replyNumber", reply(tokens.get(at + 1)));
    if (at + 5 < tokens.size())
      draft.fact("cell", String.join("-", tokens.subList(at + 2, at + 6)));
    located(draft, match, match.get(VehicleField.VALID).equals("A"));
  }

  /// A number to ring the driver; placeholders are none.
  private static @Nullable String reply(String typed) {
    var number = PhoneNumber.read(typed);
    return number.map(PhoneNumber::e164).orElse(null);
  }

  private static void position(Draft draft, Match match, List<String> tokens) {
    var typed = match.get(VehicleField.ALERT);
    int alert = typed.isEmpty() ? 0 : Integer.parseInt(typed);
    var packet = match.get(VehicleField.PACKET);
    var pressed =
        alert == ALERT_PANIC
            || packet.equals("EA")
            || packet.equals("WD")
            || match.get(VehicleField.EMERGENCY).equals("1");
    if (alert == ALERT_PANIC_OVER) draft.meaning(Meaning.PANIC_OVER);
    else if (pressed) draft.meaning(Meaning.PANIC);
    else if (alert == ALERT_TAMPER || alert == ALERT_OPENED || packet.equals("TA")) {
      draft.meaning(Meaning.TAMPER);
    } else draft.meaning(packet.equals("NR") ? Meaning.POSITION : Meaning.DEVICE);
    if (match.get(VehicleField.LIVE).equals("H")) draft.flag(Flag.STORED_PACKET);
    draft.fact("packet", packet).fact("alert", typed);
    draft.fact("speedKmh", match.get(VehicleField.SPEED));
    draft.fact("course", match.get(VehicleField.COURSE));
    draft.fact("ignition", match.get(VehicleField.IGNITION));
    draft.fact("operator", match.get(VehicleField.OPERATOR));
    int at = match.rest();
    if (at + 3 < tokens.size()) draft.fact("cell", String.join("-", tokens.subList(at, at + 4)));
    located(draft, match, match.get(VehicleField.FIX).equals("1"));
  }

  private static void located(Draft draft, Match match, boolean valid) {
    var fixedAt = time(match);
    if (fixedAt == null) draft.flag(Flag.TIME_MISSING, "at");
    draft.at(fixedAt);
    if (valid) place(draft, match, fixedAt);
    else draft.flag(Flag.NO_FIX);
  }

  private static @Nullable Instant time(Match match) {
    var whole = match.get(VehicleField.DAY_TIME);
    if (!whole.isEmpty()) return Numbers.digits(whole, true);
    var date = match.get(VehicleField.DATE);
    if (!date.isEmpty()) return Numbers.digits(date + match.get(VehicleField.TIME), true);
    var small = match.get(VehicleField.SHORT_DATE);
    if (!small.isEmpty()) {
      var full = small.substring(0, 4) + "20" + small.substring(4);
      return Numbers.digits(full + match.get(VehicleField.TIME), true);
    }
    var parts =
        match.get(VehicleField.DD) + match.get(VehicleField.MM) + match.get(VehicleField.YYYY);
    var clock =
        match.get(VehicleField.HH) + match.get(VehicleField.MI) + match.get(VehicleField.SS);
    return Numbers.digits(parts + clock, true);
  }

  private static void place(Draft draft, Match match, @Nullable Instant fixedAt) {
    var lat = signed(match.get(VehicleField.LAT), match.get(VehicleField.NS));
    var lon = signed(match.get(VehicleField.LON), match.get(VehicleField.EW));
    place(draft, lat, lon, fixedAt, match.get(VehicleField.PROVIDER));
  }

  private static void place(
      Draft draft,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable Instant fixedAt,
      String provider) {
    var point = draft.point(lat, lon);
    if (point == null) {
      draft.flag(Flag.NO_FIX);
      return;
    }
    var method = provider.equals("N") ? LocationMethod.CELL : LocationMethod.GNSS;
    draft.location(
        Location.at(point, method, LocationSource.VEHICLE, draft.receivedAt()).fixed(fixedAt));
  }

  private static @Nullable Double signed(String number, String letter) {
    var degrees = Numbers.decimal(number);
    if (degrees == null) return null;
    return letter.equals("S") || letter.equals("W") ? -degrees : degrees;
  }

  /// Nothing in the table fits. Somebody may have pressed all the same.
  private static void searched(Draft draft, String body) {
    draft.flag(Flag.UNKNOWN_DIALECT).text(CleanText.of(body).text());
    var imei = IMEI.matcher(body);
    if (imei.find()) draft.device(imei.group());
    var upper = body.toUpperCase(Locale.ROOT);
    if (PRESSED.matcher(upper).find()) draft.meaning(Meaning.PANIC);
    else if (RELEASED.matcher(upper).find()) draft.meaning(Meaning.PANIC_OVER);
    var place = PLACE.matcher(body);
    if (!place.find()) return;
    place(
        draft,
        signed(place.group(1), place.group(2)),
        signed(place.group(3), place.group(4)),
        null,
        "G");
  }

  /// What the device waits to hear, where it waits.
  public static Optional<String> replyTo(byte[] packet, Instant now) {
    var text = new String(packet, StandardCharsets.ISO_8859_1);
    if (text.startsWith("$,01,")) return Optional.of("$,1,*");
    if (text.startsWith("$,HBT,")) return Optional.of("$HBT*");
    if (!text.startsWith("$,LGN,")) return Optional.empty();
    var time = now.atZone(ZoneOffset.UTC);
    var digits =
        String.format(
            Locale.ROOT,
            "%02d%02d%04d%02d%02d%02d",
            time.getDayOfMonth(),
            time.getMonthValue(),
            time.getYear(),
            time.getHour(),
            time.getMinute(),
            time.getSecond());
    return Optional.of("$LGN" + digits + "*");
  }
}
