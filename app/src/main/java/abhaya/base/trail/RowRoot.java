package abhaya.base.trail;

import abhaya.verifier.CompactRange;
import abhaya.verifier.Merkle;
import java.nio.charset.StandardCharsets;

/// The Merkle root over the rows of an import, in the order in which they came: with it one entry
/// of the trail binds a million rows. Keeps at most 63 hashes.
public final class RowRoot {
  private final CompactRange range = new CompactRange();

  /// Adds a row as it came, without the end of its line.
  public void add(byte[] row) {
    range.append(Merkle.leaf(row));
  }

  public void add(String row) {
    add(row.getBytes(StandardCharsets.UTF_8));
  }

  public long rows() {
    return range.size();
  }

  /// The root so far, in hex.
  public String hex() {
    return range.root().hex();
  }
}
