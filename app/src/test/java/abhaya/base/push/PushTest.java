package abhaya.base.push;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.platform.ThrowawayDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The program with push on over a service of this machine, a few units and a clock that stands.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AccessTest
@ContextConfiguration(initializers = {ThrowawayDatabase.class, FewUnits.class, PushPeer.On.class})
@Import(PushPeople.class)
public @interface PushTest {}
