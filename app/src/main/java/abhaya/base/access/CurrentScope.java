package abhaya.base.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// The scope of the request being answered. A page or door that has a parameter of type `Scope`
/// gets it, or is not called at all.
@Component
public class CurrentScope implements HandlerMethodArgumentResolver {

  CurrentScope() {}

  /// Empty outside a request, and for a reader who has not signed in completely.
  public static Optional<Scope> find() {
    return findSignedIn().map(SignedIn::scope);
  }

  /// Also those who have yet to give the second factor.
  public static Optional<SignedIn> findSignedIn() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    return who instanceof SignedIn signedIn ? Optional.of(signedIn) : Optional.empty();
  }

  /// The scope of this request.
  ///
  /// @throws AuthenticationCredentialsNotFoundException if nobody is signed in
  public static Scope get() {
    return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody"));
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Scope.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return get();
  }
}
