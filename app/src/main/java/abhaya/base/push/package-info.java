/// Web push: a person is told on her own telephone while the page is closed, over the service of
/// her browser's maker (RFC 8030).
///
/// Invariants: off until an operator gives a contact address. What leaves says that an update is
/// waiting and nothing of what; the service carries it sealed (RFC 8291). The program speaks only to
/// hosts on the list, over TLS, never to an address inside the network. A subscription belongs to
/// one person, or to what somebody follows without an account, and goes when she signs out. A
/// message is kept until its time is over and handed over by one machine.
///
/// A module that tells declares its kinds as beans: `@Bean PushKind …`.
@ApplicationModule(
    id = "push",
    allowedDependencies = {"access", "platform", "web"})
@NullMarked
package abhaya.base.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
