package abhaya.base.push;

import abhaya.Abhaya;
import abhaya.base.access.FewUnits;
import abhaya.base.access.StandingClock;
import abhaya.base.platform.ThrowawayDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The program with push on over a service of this machine, a few units and a clock that stands.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Abhaya.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = {ThrowawayDatabase.class, FewUnits.class, PushPeer.On.class})
@Import({StandingClock.Config.class, PushPeople.class})
public @interface PushTest {}
