package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoDeskTest {

  @ParameterizedTest(name = "bound to \"{0}\": {1}")
  @CsvSource({
    "127.0.0.1,true",
    "127.8.8.8,true",
    "::1,true",
    "'',false",
    "0.0.0.0,false",
    "::,false",
    "10.0.0.5,false",
    "192.0.2.1,false"
  })
  void demonstrationDataAreServedOnLoopbackOnly(String address, boolean served) {
    assertThat(DemoDesk.isLoopback(address)).isEqualTo(served);
  }
}
