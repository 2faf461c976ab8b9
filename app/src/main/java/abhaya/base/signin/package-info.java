/// The pages on which people sign in and out, set up their account, and enter others.
///
/// Invariant: no page here tells whether an account exists, and no page holds a password, a secret
/// of somebody else, or the reference of a session.
@ApplicationModule(
    id = "signin",
    allowedDependencies = {
      "access",
      "jurisdiction",
      "listing",
      "oidc",
      "paper",
      "passkey",
      "platform",
      "push",
      "trail",
      "web"
    })
@NullMarked
package abhaya.base.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
