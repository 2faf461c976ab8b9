package abhaya.response.intake;

import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.Seal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One thing that came in, as the journal keeps it: the bytes, and what the door knew.
///
/// @param handle by which the outside asks for it; given out with the acknowledgement
/// @param client the program that proved who it is
/// @param sender whom the way itself names
/// @param media the media type as sent
/// @param cut the sender stopped before the end
record Arrived(
    String handle,
    Channel channel,
    Instant receivedAt,
    @Nullable String client,
    @Nullable String sender,
    String media,
    Seal seal,
    boolean cut,
    Original original) {
  static final byte TYPE = 1;
  private static final int MEDIA_LENGTH_MAX = 200;

  Arrived {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    if (media.length() > MEDIA_LENGTH_MAX) media = media.substring(0, MEDIA_LENGTH_MAX);
  }

  /// For a person to say on the telephone.
  String reference() {
    return KeyMemory.referenceOf(handle);
  }

  byte[] toBytes() {
    var bytes = new ByteArrayOutputStream(original.size() + 200);
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(handle);
      out.writeUTF(channel.name());
      out.writeLong(receivedAt.getEpochSecond());
      out.writeInt(receivedAt.getNano());
      out.writeUTF(client == null ? "" : client);
      out.writeUTF(sender == null ? "" : sender);
      out.writeUTF(media);
      out.writeUTF(seal.name());
      out.writeBoolean(cut);
      out.writeInt(original.size());
      out.write(original.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// @throws IllegalArgumentException if these bytes are no such record
  static Arrived of(byte[] record) {
    try (var in = new DataInputStream(new ByteArrayInputStream(record))) {
      return new Arrived(
          in.readUTF(),
          Channel.valueOf(in.readUTF()),
          Instant.ofEpochSecond(in.readLong(), in.readInt()),
          orNull(in.readUTF()),
          orNull(in.readUTF()),
          in.readUTF(),
          Seal.valueOf(in.readUTF()),
          in.readBoolean(),
          original(in));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a record of intake", e);
    }
  }

  private static Original original(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > Original.BYTES_MAX) throw new IOException("no size");
    var bytes = in.readNBytes(size);
    if (bytes.length != size) throw new IOException("cut short");
    return new Original(bytes);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /// Says nothing of the person.
  @Override
  public String toString() {
    return "Arrived[" + handle + " " + channel + " " + original.size() + " bytes]";
  }
}
