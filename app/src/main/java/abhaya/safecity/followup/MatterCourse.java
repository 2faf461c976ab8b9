package abhaya.safecity.followup;

import abhaya.base.platform.India;
import abhaya.safecity.followup.MatterNote.Step;
import abhaya.safecity.project.ActionPoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// All versions of a matter and all that was done about it, oldest first.
public record MatterCourse(List<Matter> versions, List<MatterNote> notes) {

  /// Why a step is not taken.
  public enum Reason {
    /// There is nothing to close here.
    NOT_OF_THIS_KIND,
    ALREADY_CLOSED,
    NOT_CLOSED,
    NOT_SAID_DONE,
    NEEDS_WORDS,
    NEEDS_EVIDENCE,
    NEEDS_A_REPLY,
    /// Who did it, or said so, cannot close it.
    OWN_WORK,
    ALREADY_ADOPTED,
    OWN_PRACTICE
  }

  public MatterCourse {
    versions = List.copyOf(versions);
    notes = List.copyOf(notes);
  }

  public Matter now() {
    return versions.getLast();
  }

  public MatterKind kind() {
    return now().home().kind();
  }

  /// Whether there is something to do; an inspection that found all as reported asks for nothing.
  public boolean asksForWork() {
    return kind().isOpenEnded() && now().facts().dueOn() != null;
  }

  public boolean isOpen() {
    return asksForWork() && !isClosed();
  }

  public boolean isClosed() {
    var last = last(Step.CLOSE, Step.REOPEN);
    return last.isPresent() && last.get().step() == Step.CLOSE;
  }

  /// Said to be done since it was last opened.
  public boolean isSaidDone() {
    return last(Step.DONE, Step.REOPEN).filter(note -> note.step() == Step.DONE).isPresent();
  }

  private Optional<MatterNote> last(Step... steps) {
    var wanted = List.of(steps);
    return notes.stream().filter(note -> wanted.contains(note.step())).reduce((_, later) -> later);
  }

  /// Why a note cannot follow; empty if it can.
  public Optional<Reason> problemOf(MatterNote note) {
    if (note.step() == Step.ADOPT) return problemOfAdopting(note);
    if (!asksForWork()) return Optional.of(Reason.NOT_OF_THIS_KIND);
    if (note.said().words().isBlank()) return Optional.of(Reason.NEEDS_WORDS);
    if (note.step() == Step.REOPEN)
      return isClosed() ? Optional.empty() : Optional.of(Reason.NOT_CLOSED);
    if (isClosed()) return Optional.of(Reason.ALREADY_CLOSED);
    if (note.step() == Step.REPLY && kind() != MatterKind.OBSERVATION)
      return Optional.of(Reason.NOT_OF_THIS_KIND);
    if (note.step() == Step.DONE && note.said().evidence().isBlank())
      return Optional.of(Reason.NEEDS_EVIDENCE);
    return note.step() == Step.CLOSE ? problemOfClosing(note) : Optional.empty();
  }

  private Optional<Reason> problemOfClosing(MatterNote note) {
    if (!isSaidDone()) return Optional.of(Reason.NOT_SAID_DONE);
    if (kind() == MatterKind.OBSERVATION && last(Step.REPLY).isEmpty())
      return Optional.of(Reason.NEEDS_A_REPLY);
    var hands =
        notes.stream()
            .filter(one -> one.step() == Step.DONE)
            .anyMatch(one -> one.person() == note.person());
    return hands ? Optional.of(Reason.OWN_WORK) : Optional.empty();
  }

  private Optional<Reason> problemOfAdopting(MatterNote note) {
    if (kind() != MatterKind.PRACTICE) return Optional.of(Reason.NOT_OF_THIS_KIND);
    if (note.city().equals(now().home().city())) return Optional.of(Reason.OWN_PRACTICE);
    if (note.said().words().isBlank()) return Optional.of(Reason.NEEDS_WORDS);
    if (note.said().evidence().isBlank()) return Optional.of(Reason.NEEDS_EVIDENCE);
    var again =
        notes.stream().anyMatch(one -> one.step() == Step.ADOPT && one.city().equals(note.city()));
    return again ? Optional.of(Reason.ALREADY_ADOPTED) : Optional.empty();
  }

  /// Where it stands, in the four words of the Cabinet's reviews.
  public ActionPoint.Status statusOn(LocalDate day) {
    return point().statusOn(day);
  }

  /// Whether its owner has said nothing for more than a month.
  public boolean isSilentOn(LocalDate day) {
    return isOpen() && point().isSilentOn(day);
  }

  public boolean isOverdueOn(LocalDate day) {
    var due = now().facts().dueOn();
    return isOpen() && due != null && day.isAfter(due);
  }

  private ActionPoint point() {
    var facts = now().facts();
    var reopened = last(Step.REOPEN);
    var updates =
        notes.stream()
            .filter(note -> note.step() != Step.ADOPT)
            .map(note -> update(note, reopened))
            .toList();
    return new ActionPoint(
        now().text().owner(),
        facts.on(),
        Objects.requireNonNullElse(facts.dueOn(), LocalDate.MAX),
        updates);
  }

  private static ActionPoint.Update update(MatterNote note, Optional<MatterNote> reopened) {
    var standing = reopened.isEmpty() || note.at().isAfter(reopened.get().at());
    var done = standing && (note.step() == Step.DONE || note.step() == Step.CLOSE);
    return new ActionPoint.Update(
        India.dateOf(note.at()),
        done,
        done ? "seen" : note.said().evidence(),
        note.said().expectedOn());
  }
}
