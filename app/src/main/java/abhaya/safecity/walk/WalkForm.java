package abhaya.safecity.walk;

import abhaya.base.geo.Point;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.safecity.measure.WalkScore;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// Fields of the walk and the dark-place form → records, or a refusal that names the field.
public final class WalkForm {
  private static final Pattern CLEAN = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\uFFFD]*");

  private WalkForm() {}

  static Audit audit(Map<String, String> typed) {
    var marks = new ArrayList<Integer>();
    for (var factor : WalkScore.Factor.values()) marks.add(mark(typed, factor));
    return new Audit(
        key(typed), place(typed), at(typed), marks, one("auditor", Audit.Auditor.values(), typed));
  }

  private static int mark(Map<String, String> typed, WalkScore.Factor factor) {
    var field = factor.name().toLowerCase(Locale.ROOT);
    var text = typed.getOrDefault(field, "");
    if (text.isEmpty()) throw Refused.field(field, "required");
    if (!text.matches("[0-3]")) throw Refused.field(field, "not-a-choice");
    return text.charAt(0) - '0';
  }

  /// Made on the phone; where it was not, a fresh one.
  public static UUID key(Map<String, String> typed) {
    var text = typed.getOrDefault("key", "");
    if (text.isEmpty()) return UUID.randomUUID();
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refused.field("key", "not-understood");
    }
  }

  public static Point place(Map<String, String> typed) {
    return new Point(degrees("lat", typed, 90), degrees("lon", typed, 180));
  }

  private static double degrees(String field, Map<String, String> typed, double most) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) throw Refused.field(field, "required");
    if (!text.matches("-?\\d{1,3}(\\.\\d{1,17})?")) throw Refused.field(field, "not-understood");
    var value = Double.parseDouble(text);
    if (Math.abs(value) > most) throw Refused.field(field, "not-understood");
    return value;
  }

  /// A time as the browser's field gives it, meant in India.
  private static Instant at(Map<String, String> typed) {
    var text = typed.getOrDefault("at", "");
    if (text.isEmpty()) throw Refused.field("at", "required");
    try {
      return LocalDateTime.parse(text).atZone(India.ZONE).toInstant();
    } catch (DateTimeException e) {
      throw Refused.field("at", "not-understood");
    }
  }

  static WalkRegister.Found found(Map<String, String> typed, byte @Nullable [] photo) {
    return new WalkRegister.Found(
        key(typed),
        place(typed),
        text("pole", typed, 40),
        text("landmark", typed, 200),
        one("owner", DarkPlace.Owner.values(), typed),
        one("cause", DarkPlace.Cause.values(), typed),
        day("due", typed),
        photo);
  }

  private static @Nullable LocalDate day(String field, Map<String, String> typed) {
    var text = typed.getOrDefault(field, "");
    if (text.isEmpty()) return null;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Refused.field(field, "not-a-date");
    }
  }

  public static String text(String field, Map<String, String> typed, int most) {
    var text =
        java.text.Normalizer.normalize(
                typed.getOrDefault(field, "").strip(), java.text.Normalizer.Form.NFC)
            .replace("\r\n", "\n");
    if (text.codePointCount(0, text.length()) > most) throw Refused.field(field, "too-long");
    if (!CLEAN.matcher(text.replace("\n", " ").replace("\t", " ")).matches())
      throw Refused.field(field, "not-understood");
    return text;
  }

  public static <T extends Enum<T>> T one(String field, T[] values, Map<String, String> typed) {
    var word = typed.getOrDefault(field, "");
    if (word.isEmpty()) throw Refused.field(field, "required");
    return Arrays.stream(values)
        .filter(value -> value.name().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field(field, "not-a-choice"));
  }

  /// The picture that came with a form, ours already; null if none came.
  public static byte @Nullable [] photo(@Nullable MultipartFile file) {
    if (file == null || file.isEmpty()) return null;
    try (var in = file.getInputStream()) {
      return PhotoReader.read("photo", in.readNBytes(PhotoReader.BYTES_MAX + 1));
    } catch (IOException e) {
      throw Refused.field("photo", "not-understood");
    }
  }
}
