package abhaya.safecity.report;

import abhaya.base.web.PhotoReader;
import abhaya.base.web.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Strangers may send a form with one picture, and no more: what is larger, or does not say how
/// large it is, is not even read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class ReportGate extends OncePerRequestFilter {
  private static final long BYTES_MAX = PhotoReader.BYTES_MAX + 64 * 1024L;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !request.getMethod().equals("POST")
        || !(path.equals("/report") || path.startsWith("/report/") || path.startsWith("/open311/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var length = request.getContentLengthLong();
    if (length >= 0 && length <= BYTES_MAX) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(length < 0 ? 411 : 413);
    response.setContentType("application/problem+json");
    var body =
        """
        {"type":"/problems/too-large","title":"Too large","status":%d,\
        "detail":"A form and one picture of at most 8 MB are taken here.","requestId":"%s"}\
        """
            .formatted(response.getStatus(), RequestIds.of(request));
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
