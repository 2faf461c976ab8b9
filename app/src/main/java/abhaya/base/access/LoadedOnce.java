package abhaya.base.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;

/// A security context that is looked up when first asked for: pictures and styles ask nobody.
final class LoadedOnce implements DeferredSecurityContext {
  private final Supplier<SecurityContext> load;
  private @Nullable SecurityContext context;

  LoadedOnce(Supplier<SecurityContext> load) {
    this.load = load;
  }

  @Override
  public SecurityContext get() {
    var found = context == null ? load.get() : context;
    context = found;
    return found;
  }

  /// Never: a context is not to be stored, see `SessionContexts`.
  @Override
  public boolean isGenerated() {
    return false;
  }
}
