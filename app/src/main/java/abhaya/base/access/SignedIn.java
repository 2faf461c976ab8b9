package abhaya.base.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who makes the request, as the filter chain knows it: a complete scope, or a person who has yet
/// to give the second factor or to choose a posting.
public final class SignedIn extends AbstractAuthenticationToken {
  static final String COMPLETE = "COMPLETE";

  private final Actor actor;
  private final transient @Nullable Scope scope;
  private final transient @Nullable Session session;

  private SignedIn(
      Actor actor, @Nullable Scope scope, @Nullable Session session, List<String> authorities) {
    super(authorities.stream().map(SimpleGrantedAuthority::new).toList());
    this.actor = actor;
    this.scope = scope;
    this.session = session;
    setAuthenticated(true);
  }

  /// A person at a browser.
  static SignedIn ofSession(Session session, @Nullable Scope scope) {
    return new SignedIn(
        session.person(), scope, session, scope == null ? List.of() : List.of(COMPLETE));
  }

  /// A program with a token.
  static SignedIn ofClient(Scope scope) {
    return new SignedIn(scope.person(), scope, null, List.of(COMPLETE));
  }

  /// Null until the sign-in is complete.
  public @Nullable Scope scope() {
    return scope;
  }

  /// Null for a program.
  public @Nullable Session session() {
    return session;
  }

  @Override
  public Object getPrincipal() {
    return actor;
  }

  @Override
  public String getName() {
    return actor.handle();
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
