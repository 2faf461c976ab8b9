package abhaya.safecity.walk;

import abhaya.base.geo.Point;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place that is dark, with all that happened to it. What it is today is worked out from that.
/// @param acts at least the one that opened it
public record DarkPlace(String handle, String city, Where where, Duty duty, List<Act> acts) {

  public DarkPlace {
    acts = List.copyOf(acts);
  }

  /// @param cell of the city's ground; null outside it
  /// @param pole number painted on the pole; empty if there is none
  public record Where(Point place, @Nullable Integer cell, String pole, String landmark) {}

  /// Who has to mend what by when.
  public record Duty(Owner owner, Cause cause, LocalDate foundOn, LocalDate dueOn) {}

  /// @param person by name, as it is kept
  public record Act(
      Move move,
      int round,
      long personId,
      String person,
      String remark,
      @Nullable String photo,
      Instant at) {}

  /// The body that has to mend it.
  public enum Owner {
    MUNICIPAL,
    ELECTRICITY,
    ROADS,
    RAILWAY,
    PARKS,
    PRIVATE
  }

  /// Why it is dark.
  public enum Cause {
    LAMP_OUT,
    SWITCHED_OFF,
    CABLE,
    HIDDEN,
    NO_LAMP,
    OTHER
  }

  public enum Move {
    OPEN,
    MENDED,
    CLOSE,
    RETURN,
    REOPEN
  }

  public enum State {
    OPEN,
    /// Somebody says it is light; somebody else has to look.
    MENDED,
    CLOSED
  }

  /// How high it has climbed for being late.
  public enum Level {
    NONE,
    OWNER,
    CITY,
    STATE
  }

  private static final int CITY_AFTER = 7;
  private static final int STATE_AFTER = 21;

  public State state() {
    return switch (acts.getLast().move()) {
      case OPEN, RETURN, REOPEN -> State.OPEN;
      case MENDED -> State.MENDED;
      case CLOSE -> State.CLOSED;
    };
  }

  public long daysLate(LocalDate today) {
    if (state() == State.CLOSED || !today.isAfter(duty.dueOn())) return 0;
    return ChronoUnit.DAYS.between(duty.dueOn(), today);
  }

  public long ageDays(LocalDate today) {
    return ChronoUnit.DAYS.between(duty.foundOn(), today);
  }

  public Level level(LocalDate today) {
    var late = daysLate(today);
    if (late == 0) return Level.NONE;
    if (late <= CITY_AFTER) return Level.OWNER;
    return late <= STATE_AFTER ? Level.CITY : Level.STATE;
  }

  int round() {
    return acts.getLast().round();
  }

  /// Why a step cannot be taken; empty if it can.
  ///
  /// @param by number of the person
  Optional<Refusal> refuses(Move move, long by, String remark, boolean photo) {
    var from = state();
    var fits =
        switch (move) {
          case OPEN -> false;
          case MENDED -> from == State.OPEN;
          case CLOSE, RETURN -> from == State.MENDED;
          case REOPEN -> from == State.CLOSED;
        };
    if (!fits) return Optional.of(Refusal.NOT_NOW);
    if (move == Move.MENDED && !photo) return Optional.of(Refusal.NO_PHOTO);
    if ((move == Move.RETURN || move == Move.REOPEN) && remark.isBlank())
      return Optional.of(Refusal.NO_REMARK);
    var mender = acts.getLast().personId() == by && from == State.MENDED;
    return mender ? Optional.of(Refusal.SAME_PERSON) : Optional.empty();
  }

  enum Refusal {
    NOT_NOW,
    NO_PHOTO,
    NO_REMARK,
    SAME_PERSON
  }

  /// What is done after it was opened, sent back or opened again belongs to a new round.
  int nextRound() {
    var last = acts.getLast().move();
    return last == Move.MENDED ? round() : round() + 1;
  }
}
