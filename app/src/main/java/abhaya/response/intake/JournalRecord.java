package abhaya.response.intake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// One record of the journal: mark, length, check sum, number, type, body.
///
/// The number rises by one with each record, also over files.
final class JournalRecord {
  static final int BODY_BYTES_MAX = 1 << 20;
  private static final int MARK = 0x0ABBA7A1;
  private static final int HEAD_BYTES = 4 + 4 + 4 + 8 + 1;

  private final long number;
  private final byte type;
  private final byte[] body;

  JournalRecord(long number, byte type, byte[] body) {
    this.number = number;
    this.type = type;
    this.body = body.clone();
  }

  long number() {
    return number;
  }

  byte type() {
    return type;
  }

  byte[] body() {
    return body.clone();
  }

  int size() {
    return HEAD_BYTES + body.length;
  }

  void writeTo(ByteBuffer out) {
    out.putInt(MARK).putInt(body.length).putInt(sum(number, type, body)).putLong(number);
    out.put(type).put(body);
  }

  /// What a file holds: the good records in order, and how many bytes are neither record nor zero.
  record Reading(List<JournalRecord> records, long damagedBytes) {}

  /// Damage is stepped over: the next good record counts again.
  static Reading readAll(byte[] file) {
    var records = new ArrayList<JournalRecord>();
    long damaged = 0;
    var in = ByteBuffer.wrap(file);
    int at = 0;
    while (at < file.length) {
      int size = sizeAt(in, at);
      if (size > 0) {
        records.add(at(in, at, size));
        at += size;
      } else {
        if (file[at] != 0) damaged++;
        at++;
      }
    }
    return new Reading(records, damaged);
  }

  private static JournalRecord at(ByteBuffer in, int at, int size) {
    var body = new byte[size - HEAD_BYTES];
    in.get(at + HEAD_BYTES, body);
    return new JournalRecord(in.getLong(at + 12), in.get(at + 20), body);
  }

  /// The size of the record that begins here; zero where none does.
  private static int sizeAt(ByteBuffer in, int at) {
    if (at + HEAD_BYTES > in.capacity() || in.getInt(at) != MARK) return 0;
    int length = in.getInt(at + 4);
    if (length < 0 || length > BODY_BYTES_MAX || length > in.capacity() - at - HEAD_BYTES) return 0;
    var record = at(in, at, HEAD_BYTES + length);
    var good = in.getInt(at + 8) == sum(record.number, record.type, record.body);
    return good ? HEAD_BYTES + length : 0;
  }

  private static int sum(long number, byte type, byte[] body) {
    var crc = new CRC32C();
    crc.update(ByteBuffer.allocate(13).putInt(body.length).putLong(number).put(type).flip());
    crc.update(body);
    return (int) crc.getValue();
  }
}
