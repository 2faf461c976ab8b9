/// Passkeys: the keys of people's devices, and what their signatures prove. The pages are those of
/// `signin`.
///
/// Invariants: a challenge is ours, fresh, made for this act and answered once; user verification is
/// demanded, so that a passkey is both factors; no answer tells whether an account exists.
@ApplicationModule(
    id = "passkey",
    allowedDependencies = {"access", "platform"})
@NullMarked
package abhaya.base.passkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
