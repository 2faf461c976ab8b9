package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words after `run`.
class RunOptionsTest {
  @Test
  void devicesHaveTheirPortsUnlessTheyAreSwitchedOff() {
    assertThat(RunOptions.read(List.of()).settings())
        .contains("--abhaya.intake.vehicle-port=5023", "--abhaya.intake.position-port=5055");
    var words = List.of("--vehicle-port", "0", "--position-port", "6055");
    assertThat(RunOptions.read(words).settings())
        .contains("--abhaya.intake.vehicle-port=0", "--abhaya.intake.position-port=6055");
  }

  @Test
  void keysLieWhereTheWordSaysOrWithTheData() {
    assertThat(RunOptions.read(List.of("--keys", "/srv/keys")).settings())
        .contains("--abhaya.keys=/srv/keys");
    assertThat(RunOptions.read(List.of()).settings())
        .noneMatch(setting -> setting.startsWith("--abhaya.keys"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--vehicle-port", "--position-port"})
  void aPortIsANumber(String word) {
    assertThatThrownBy(() -> RunOptions.read(List.of(word, "65536")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RunOptions.read(List.of(word)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(RunOptions.read(List.of(word, "65535")).settings()).isNotEmpty();
  }
}
