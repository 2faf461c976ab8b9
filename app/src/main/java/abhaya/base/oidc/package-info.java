/// Sign-in through an identity provider of the operator's: OpenID Connect Core 1.0, authorization
/// code with PKCE (RFC 7636). The pages are those of `signin`.
///
/// Invariants: who may come in is decided by our register of people and their postings, never by the
/// provider, which only says who is at the browser. Nothing is stored between going out and coming
/// back; state, nonce and verifier follow from a cookie that only this browser holds.
@ApplicationModule(
    id = "oidc",
    allowedDependencies = {"access", "platform"})
@NullMarked
package abhaya.base.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
