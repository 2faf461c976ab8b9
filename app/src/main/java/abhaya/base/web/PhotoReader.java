package abhaya.base.web;

import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.springframework.http.HttpStatus;

/// A picture from outside → a picture of ours: read, made smaller, written anew. Nothing that a
/// camera adds (place, time, device, owner) survives, since only the dots are taken over.
public final class PhotoReader {
  public static final int BYTES_MAX = 8 << 20;
  private static final int SIDE_MAX = 1_600;
  private static final long DOTS_MAX = 40_000_000;
  private static final float QUALITY = 0.82f;
  private static final Set<String> TYPES = Set.of("jpeg", "png");

  private PhotoReader() {}

  /// The picture as JPEG without metadata.
  ///
  /// @throws Refused 413 or 415, or a field that cannot be read
  public static byte[] read(String field, byte[] sent) {
    if (sent.length > BYTES_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
      var reader = readers.next();
      try {
        if (!TYPES.contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT)))
          throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
        reader.setInput(in, true, true);
        // asked of the head alone, before any dot is unpacked
        if ((long) reader.getWidth(0) * reader.getHeight(0) > DOTS_MAX)
          throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        return written(smaller(reader.read(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Refused.field(field, "not-understood");
    }
  }

  private static BufferedImage smaller(BufferedImage picture) {
    var side = Math.max(picture.getWidth(), picture.getHeight());
    var share = Math.min(1.0, (double) SIDE_MAX / side);
    var width = Math.max(1, (int) Math.round(picture.getWidth() * share));
    var height = Math.max(1, (int) Math.round(picture.getHeight() * share));
    var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = out.createGraphics();
    try {
      var scaled =
          share < 1
              ? picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING)
              : picture;
      pen.drawImage(scaled, 0, 0, Color.WHITE, null);
    } finally {
      pen.dispose();
    }
    return out;
  }

  private static byte[] written(BufferedImage picture) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
