package abhaya.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What a browser may do with our answers, and the reader's choice of language and paper.
///
/// A page loads nothing but our own files. Charts and maps need styles in elements; trusted types
/// have one policy, `components/trusted.mjs`. Said before anything else answers, so that refusals
/// and files carry it too.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BrowserRules extends OncePerRequestFilter {
  static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "font-src 'self'",
          "connect-src 'self'",
          "worker-src 'self'",
          "manifest-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types default");

  private static final Duration KEPT = Duration.ofDays(365);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    var where = isFilledInOutside(request.getRequestURI()) ? "(self)" : "()";
    response.setHeader(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=" + where + ", payment=()");
    if (request.getMethod().equals("GET")) keepChoices(request, response);
    chain.doFilter(request, response);
  }

  /// Forms that ask where one stands; where somebody calls for help, and where one comes to help.
  private static boolean isFilledInOutside(String path) {
    if (path.equals("/sos") || path.equals("/volunteer")) return true;
    return path.equals("/report") || path.endsWith("/walks/new") || path.endsWith("/dark/new");
  }

  /// A language or a paper named in the address is remembered.
  private static void keepChoices(HttpServletRequest request, HttpServletResponse response) {
    var query = request.getQueryString();
    if (query == null) return;
    var asked = Address.of("?" + query);
    Language.find(asked.find(Visits.LANGUAGE))
        .ifPresent(language -> keep(request, response, Visits.LANGUAGE, language.tag()));
    var theme = asked.find(Visits.THEME);
    if (theme != null) keep(request, response, Visits.THEME, Theme.choose(theme, null).word());
  }

  private static void keep(
      HttpServletRequest request, HttpServletResponse response, String name, String value) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(KEPT)
            .sameSite("Lax")
            .httpOnly(true)
            .secure(request.isSecure())
            .build();
    response.addHeader("Set-Cookie", cookie.toString());
  }
}
