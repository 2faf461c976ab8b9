package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class PhotoReaderTest {

  /// A picture of one colour.
  public static byte[] picture(String form, int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), form, bytes);
    return bytes.toByteArray();
  }

  /// The same as a camera sends it: with where and by whom it was taken.
  private static byte[] withPlace(byte[] jpeg) {
    var said = "Exif\0\0GPS 26.8467N 80.9462E Asha's phone".getBytes(StandardCharsets.ISO_8859_1);
    var out = new ByteArrayOutputStream();
    out.writeBytes(Arrays.copyOf(jpeg, 2));
    out.write(0xFF);
    out.write(0xE1);
    out.write((said.length + 2) >> 8);
    out.write((said.length + 2) & 0xFF);
    out.writeBytes(said);
    out.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
    return out.toByteArray();
  }

  @Test
  void whatACameraAddsIsGone() throws IOException {
    var sent = withPlace(picture("jpeg", 300, 200));
    assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Asha", "26.8467N");
    var kept = new String(PhotoReader.read("photo", sent), StandardCharsets.ISO_8859_1);
    assertThat(kept).doesNotContain("Asha", "26.8467N", "Exif", "GPS");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"jpeg", "png"})
  void aLargePictureIsMadeSmallerAndStaysWhole(String form) throws IOException {
    var kept =
        ImageIO.read(
            new ByteArrayInputStream(PhotoReader.read("photo", picture(form, 3_200, 1_600))));
    assertThat(kept.getWidth()).isEqualTo(1_600);
    assertThat(kept.getHeight()).isEqualTo(800);
  }

  @Test
  void whatIsNoPictureOrTooLargeIsRefused() throws IOException {
    assertThatThrownBy(
            () -> PhotoReader.read("photo", "<svg onload=x>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> PhotoReader.read("photo", picture("gif", 30, 30)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> PhotoReader.read("photo", new byte[PhotoReader.BYTES_MAX + 1]))
        .isInstanceOf(Refused.class);
    var cut = Arrays.copyOf(picture("png", 300, 300), 60);
    assertThatThrownBy(() -> PhotoReader.read("photo", cut)).isInstanceOf(Refused.class);
    // a small file that says it is 60,000 dots wide and high is not unpacked
    var bomb = picture("png", 30, 30);
    for (var at : new int[] {16, 20}) {
      bomb[at + 2] = (byte) 0xEA;
      bomb[at + 3] = 0x60;
    }
    assertThatThrownBy(() -> PhotoReader.read("photo", bomb)).isInstanceOf(Refused.class);
  }
}
