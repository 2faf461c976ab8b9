/// Messages out: an outbox, the ways it leaves by, and each person's own choice.
///
/// Invariants: a message says that an update is waiting, with a handle that opens something only
/// after sign-in, and no more. It is written in the transaction of what it tells of, so it leaves if
/// and only if that stands. Without a configured way nothing is written and nothing leaves.
///
/// A module that sends declares its kinds as beans: `@Bean NoticeKind …`.
@ApplicationModule(
    id = "notice",
    allowedDependencies = {"access", "listing", "live", "paper", "platform", "trail", "web"})
@NullMarked
package abhaya.base.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
