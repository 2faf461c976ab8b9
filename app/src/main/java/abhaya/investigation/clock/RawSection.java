package abhaya.investigation.clock;

import java.util.List;

/// A section as typed, before its act is known.
///
/// @param letters small letters straight after the number, `ab`; may be empty
/// @param marks what stood in brackets or after them, in order: `2`, `f`, `n`
/// @param join how it hangs on the section before it
record RawSection(int number, String letters, List<String> marks, Join join, int start, int end) {
  RawSection {
    marks = List.copyOf(marks);
  }

  /// What stood between two sections.
  enum Join {
    NONE,
    COMMA,
    SLASH,
    STRONG,
    RANGE,
    READ_WITH
  }
}
