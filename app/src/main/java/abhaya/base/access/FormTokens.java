package abhaya.base.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// The token that shows a form is ours, derived from the cookie the browser holds: from the
/// session, and before sign-in from a value of its own. It changes when the session's reference
/// does and nothing is stored for it.
final class FormTokens implements CsrfTokenRepository {
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String FIELD = "_csrf";
  private static final String FRESH = FormTokens.class.getName();

  private final SessionCookies cookies;
  private final Tokens tokens = new Tokens(new SecureRandom());

  FormTokens(SessionCookies cookies) {
    this.cookies = cookies;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    var value = tokens.next();
    request.setAttribute(FRESH, value);
    return derived(value);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(FRESH) instanceof String value) {
      cookies.giveBefore(response, value);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    Optional<String> bound = cookies.session(request).or(() -> cookies.before(request));
    return bound.map(FormTokens::derived).orElse(null);
  }

  private static CsrfToken derived(String value) {
    var hash = Tokens.hash("form token of " + value);
    return new DefaultCsrfToken(
        HEADER, FIELD, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }
}
