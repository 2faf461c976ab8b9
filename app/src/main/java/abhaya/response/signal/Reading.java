package abhaya.response.signal;

import java.util.List;

/// What a reader made of an arrival. There is always a signal; at the worst it holds the bytes.
public sealed interface Reading {
  Signal signal();

  List<Remark> remarks();

  /// Understood, nothing amiss.
  record Clean(Signal signal) implements Reading {
    @Override
    public List<Remark> remarks() {
      return List.of();
    }
  }

  /// Kept, with something for a person to see.
  record Flagged(Signal signal, List<Remark> remarks) implements Reading {
    public Flagged {
      remarks = List.copyOf(remarks);
    }
  }

  default boolean has(Flag flag) {
    for (var remark : remarks()) if (remark.flag() == flag) return true;
    return false;
  }
}
