package abhaya.base.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells the database who acts, for the length of the request. A request of nobody has no context,
/// and every guarded table is empty to it.
final class ContextFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var scope = CurrentScope.find();
    if (scope.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      scope
          .get()
          .context()
          .<Boolean, Exception>call(() -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  /// An error page is shown to the same reader as the page that failed.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /// Answers written by another thread are made there, under the same reader.
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
