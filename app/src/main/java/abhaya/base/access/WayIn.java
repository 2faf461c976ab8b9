package abhaya.base.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// Where a reader is sent who may not open a page yet: to the sign-in, or to its next step.
final class WayIn implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final int LONGEST = 1_000;

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.sendRedirect("/sign-in" + next(request));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    if (refusal instanceof CsrfException) {
      response.sendError(HttpStatus.FORBIDDEN.value());
      return;
    }
    var session = CurrentScope.findSignedIn().map(SignedIn::session);
    if (session.isEmpty()) {
      response.sendRedirect("/sign-in" + next(request));
      return;
    }
    var step = session.get().isProven() ? "/sign-in/posting" : "/sign-in/second-factor";
    response.sendRedirect(step + next(request));
  }

  /// The page she wanted, to be opened afterwards; only our own, and only what a link can open.
  private static String next(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) return "";
    var query = request.getQueryString();
    var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (wanted.equals("/") || wanted.length() > LONGEST) return "";
    return "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
  }
}
