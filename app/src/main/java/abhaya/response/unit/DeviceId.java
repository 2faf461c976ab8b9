package abhaya.response.unit;

import java.util.regex.Pattern;

/// By what name a device reports where it is.
public record DeviceId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  public DeviceId {
    if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not a device");
  }

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
