package abhaya.base.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// The two cookies: the session's reference, and before sign-in a random value that forms are
/// bound to. Both with the `__Host-` prefix, so that no other host and no plain connection can set
/// them (ASVS 3.3.1 to 3.3.4).
@Component
public class SessionCookies {
  static final String SESSION = "__Host-abhaya";
  static final String BEFORE = "__Host-abhaya-form";

  private static final String WAY = "__Host-abhaya-way";
  private static final Pattern WAY_FORM = Pattern.compile("[A-Za-z0-9_.-]{22,1400}");
  private static final Duration WAY_LIFE = Duration.ofMinutes(10);

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{22}");

  SessionCookies() {}

  /// The reference the browser came with, if it has the form of one.
  public Optional<String> session(HttpServletRequest request) {
    return read(request, SESSION, REFERENCE);
  }

  Optional<String> before(HttpServletRequest request) {
    return read(request, BEFORE, REFERENCE);
  }

  /// Gives the browser its session; the browser forgets it when it closes.
  public void giveSession(HttpServletResponse response, String reference) {
    write(response, SESSION, reference, -1);
  }

  /// Gives the browser a secret for its way to another house and back. It comes back on a link from
  /// there, so it cannot be strict; it opens nothing.
  public void giveWay(HttpServletResponse response, String value) {
    var cookie = cookie(WAY, value, "Lax", WAY_LIFE.toSeconds());
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /// What `giveWay` gave, if it is still there.
  public Optional<String> way(HttpServletRequest request) {
    return read(request, WAY, WAY_FORM);
  }

  /// The way is over.
  public void takeWay(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(WAY, "", "Lax", 0).toString());
  }

  void giveBefore(HttpServletResponse response, String value) {
    write(response, BEFORE, value, -1);
  }

  /// Takes the session away and has the browser clear what it kept (`security.md` 6).
  public void takeSession(HttpServletResponse response) {
    write(response, SESSION, "", 0);
    response.setHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
  }

  private static void write(
      HttpServletResponse response, String name, String value, long maxAgeSeconds) {
    var cookie = cookie(name, value, "Strict", maxAgeSeconds);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static ResponseCookie cookie(
      String name, String value, String sameSite, long maxAgeSeconds) {
    return ResponseCookie.from(name, value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(sameSite)
        .maxAge(maxAgeSeconds)
        .build();
  }

  private static Optional<String> read(HttpServletRequest request, String name, Pattern form) {
    var cookies = request.getCookies();
    if (cookies == null) return Optional.empty();
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name))
        .map(cookie -> cookie.getValue())
        .filter(value -> form.matcher(value).matches())
        .findFirst();
  }
}
