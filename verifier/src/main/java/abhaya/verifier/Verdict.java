package abhaya.verifier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What re-reading an export gave: the range, the last checkpoint that was proved, and the first
/// fault if there is one.
public record Verdict(
    LogKey key,
    long from,
    long to,
    int checkpoints,
    Checkpoint.@Nullable Signed last,
    @Nullable Finding finding,
    List<String> notes) {
  public Verdict {
    notes = List.copyOf(notes);
  }

  public boolean proved() {
    return finding == null;
  }
}
