package abhaya.base.signin;

import abhaya.base.access.SignInAnswer;
import abhaya.base.access.SignInDesk;
import abhaya.base.web.Address;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// From one step of the sign-in to the next, and at the end to the page that was wanted.
final class Steps {
  /// A page of ours: never another host, never a second slash that a browser reads as one.
  private static final Pattern OWN =
      Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@%/?-]{0,999}");

  private Steps() {}

  static SignInDesk.Source source(HttpServletRequest request) {
    var browser = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
    return new SignInDesk.Source(request.getRemoteAddr(), browser);
  }

  /// The wanted page if it is one of ours, else the first.
  static String own(String next) {
    var ours = OWN.matcher(next).matches() && !next.startsWith("/sign-");
    return ours ? next : "/";
  }

  static String with(String path, String next) {
    var wanted = own(next);
    return wanted.equals("/") ? path : Address.of(path).with("next", wanted).toString();
  }

  static ResponseEntity<String> to(String path, String next) {
    return to(with(path, next));
  }

  static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  static HttpStatus status(SignInAnswer answer) {
    return answer instanceof SignInAnswer.Wait
        ? HttpStatus.TOO_MANY_REQUESTS
        : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  static String error(Visit visit, SignInAnswer answer) {
    return answer instanceof SignInAnswer.Wait wait
        ? visit.words().say("signin.wait", wait.time().toSeconds() + 1)
        : visit.words().say("signin.wrong");
  }
}
