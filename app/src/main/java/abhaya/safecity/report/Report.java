package abhaya.safecity.report;

import abhaya.base.geo.Point;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One report with what happened to it. What it is now is worked out from that.
record Report(
    String handle, String reference, Content content, Ties ties, boolean held, List<Act> acts) {

  Report {
    acts = List.copyOf(acts);
  }

  /// @param answers to the questions of its service, by code
  record Content(
      UUID key,
      ServiceKind service,
      String city,
      Where where,
      String description,
      Map<String, String> answers,
      Channel channel) {
    Content {
      answers = Map.copyOf(answers);
    }
  }

  /// @param place null where it is told by a pole or in words
  record Where(@Nullable Point place, @Nullable Integer cell, String pole, String words) {}

  /// @param sameAs handle of the earlier report of the same thing
  record Ties(@Nullable String photo, @Nullable String sameAs, @Nullable String darkPlace) {
    static final Ties NONE = new Ties(null, null, null);
  }

  record Act(Move move, String remark, @Nullable Integer rating, Instant at) {}

  enum Channel {
    WEB,
    OPEN311
  }

  enum Move {
    RECEIVE,
    RELEASE,
    ACCEPT,
    DONE,
    REJECT,
    REOPEN,
    RATE;

    /// A step of the city's people, not of the sender.
    boolean isOfStaff() {
      return this == RELEASE || this == ACCEPT || this == DONE || this == REJECT;
    }
  }

  enum State {
    RECEIVED,
    ACCEPTED,
    DONE,
    REJECTED
  }

  State state() {
    var state = State.RECEIVED;
    for (var act : acts)
      state =
          switch (act.move()) {
            case RECEIVE, REOPEN -> State.RECEIVED;
            case ACCEPT -> State.ACCEPTED;
            case DONE -> State.DONE;
            case REJECT -> State.REJECTED;
            case RELEASE, RATE -> state;
          };
    return state;
  }

  boolean isOpen() {
    return state() == State.RECEIVED || state() == State.ACCEPTED;
  }

  Instant enteredAt() {
    return acts.getFirst().at();
  }

  Instant changedAt() {
    return acts.getLast().at();
  }

  Optional<Integer> rating() {
    return acts.stream()
        .filter(act -> act.move() == Move.RATE)
        .reduce((first, second) -> second)
        .map(Act::rating);
  }

  /// Which steps fit now; whose they are is asked elsewhere.
  boolean allows(Move move) {
    return switch (move) {
      case RECEIVE -> false;
      case RELEASE -> held;
      case ACCEPT -> state() == State.RECEIVED;
      case DONE, REJECT -> isOpen();
      case REOPEN -> !isOpen();
      case RATE -> state() == State.DONE;
    };
  }
}
