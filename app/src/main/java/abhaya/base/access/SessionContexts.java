package abhaya.base.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Reads who makes the request from the session table. Nothing is kept in the server's memory
/// between requests, and nothing is written here: `SessionRegister` opens and ends.
final class SessionContexts implements SecurityContextRepository {
  private final SessionRegister sessions;
  private final SessionCookies cookies;
  private final Scopes scopes;

  SessionContexts(SessionRegister sessions, SessionCookies cookies, Scopes scopes) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.scopes = scopes;
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  @Override
  public org.springframework.security.core.context.DeferredSecurityContext loadDeferredContext(
      HttpServletRequest request) {
    return new LoadedOnce(() -> load(request));
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return cookies.session(request).isPresent();
  }

  private SecurityContext load(HttpServletRequest request) {
    return cookies
        .session(request)
        .flatMap(sessions::find)
        .map(session -> SignedIn.ofSession(session, scopes.of(session).orElse(null)))
        .<SecurityContext>map(SecurityContextImpl::new)
        .orElseGet(SecurityContextImpl::new);
  }
}
