package abhaya.investigation.cases;

import abhaya.investigation.clock.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A record of the CCTNS feed, understood.
sealed interface CctnsRecord {

  /// The types of the contract. The name is the code.
  enum Type {
    FIR,
    SECTIONS,
    TRANSFER,
    OFFICER,
    STEP,
    DELAY,
    FINAL_REPORT,
    COURT;

    static @Nullable Type of(String code) {
      var name = code.toUpperCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(type -> type.name().equals(name))
          .findFirst()
          .orElse(null);
    }
  }

  Head head();

  Type type();

  /// Key of the FIR it belongs to; its own for a FIR.
  String subject();

  /// Everything it says besides its head, in a fixed order: what its hash is made of.
  List<Object> parts();

  record Diary(String number, Instant at) {}

  record Victim(String token, AgeBand ageBand, @Nullable String sex, boolean disability) {}

  record Accused(String token, boolean known, boolean juvenile) {}

  record Officer(String id, @Nullable String name, @Nullable String rank) {}

  record Previous(String source, String key) {}

  /// A first information report.
  ///
  /// @param incident handle of the control room's incident it goes back to; null if it names none
  record Fir(
      Head head,
      String number,
      int year,
      boolean zeroFir,
      @Nullable LocalDate occurrenceFrom,
      @Nullable LocalDate occurrenceTo,
      @Nullable Instant informationAt,
      @Nullable Diary diary,
      String sections,
      @Nullable String majorHead,
      List<Victim> victims,
      List<Accused> accused,
      @Nullable Officer officer,
      @Nullable String delayReason,
      @Nullable Previous previous,
      @Nullable String incident)
      implements CctnsRecord {

    public Fir {
      victims = List.copyOf(victims);
      accused = List.copyOf(accused);
    }

    Instant recordedAt() {
      return head.happenedAt();
    }

    @Override
    public Type type() {
      return Type.FIR;
    }

    @Override
    public String subject() {
      return head.key();
    }

    @Override
    public List<Object> parts() {
      var parts = new ArrayList<Object>(own());
      if (incident != null) parts.add(incident);
      return parts;
    }

    /// What it said before it could name an incident: without one its hash stays what it was.
    private List<Object> own() {
      return Arrays.asList(
          number,
          year,
          zeroFir,
          occurrenceFrom,
          occurrenceTo,
          informationAt,
          diary,
          sections,
          majorHead,
          victims,
          accused,
          officer,
          delayReason,
          previous);
    }
  }

  /// The whole new text of sections.
  record Sections(Head head, String fir, String sections) implements CctnsRecord {
    @Override
    public Type type() {
      return Type.SECTIONS;
    }

    @Override
    public String subject() {
      return fir;
    }

    @Override
    public List<Object> parts() {
      return Arrays.asList(fir, sections);
    }
  }

  /// The case goes to another station.
  record Transfer(
      Head head, String fir, int toUnitId, @Nullable String newFirNumber, @Nullable String reason)
      implements CctnsRecord {
    @Override
    public Type type() {
      return Type.TRANSFER;
    }

    @Override
    public String subject() {
      return fir;
    }

    @Override
    public List<Object> parts() {
      return Arrays.asList(fir, toUnitId, newFirNumber, reason);
    }
  }

  /// Another officer of record.
  record NewOfficer(Head head, String fir, Officer officer) implements CctnsRecord {
    @Override
    public Type type() {
      return Type.OFFICER;
    }

    @Override
    public String subject() {
      return fir;
    }

    @Override
    public List<Object> parts() {
      return Arrays.asList(fir, officer);
    }
  }

  /// A step of the investigation; with the token of the accused or the exhibit it concerns.
  ///
  /// @param institution handle of the laboratory or hospital where it was done; null if not named
  record StepTaken(
      Head head,
      String fir,
      Step step,
      @Nullable String accused,
      @Nullable String exhibit,
      @Nullable String institution)
      implements CctnsRecord {
    @Override
    public Type type() {
      return Type.STEP;
    }

    @Override
    public String subject() {
      return fir;
    }

    /// The accused or the exhibit it concerns.
    @Nullable String concerns() {
      return accused != null ? accused : exhibit;
    }

    @Override
    public List<Object> parts() {
      return institution == null
          ? Arrays.asList(fir, step, accused, exhibit)
          : Arrays.asList(fir, step, accused, exhibit, institution);
    }
  }

  /// Why it takes longer, and until when.
  ///
  /// @param institution handle of the laboratory, hospital or office waited for; null if not named
  record Delay(
      Head head, String fir, String reason, @Nullable LocalDate until, @Nullable String institution)
      implements CctnsRecord {
    @Override
    public Type type() {
      return Type.DELAY;
    }

    @Override
    public String subject() {
      return fir;
    }

    @Override
    public List<Object> parts() {
      return institution == null
          ? Arrays.asList(fir, reason, until)
          : Arrays.asList(fir, reason, until, institution);
    }
  }

  /// The stages of a final report, in their order.
  enum Stage {
    PREPARED,
    WITH_PROSECUTION,
    FORWARDED_TO_COURT,
    RETURNED
  }

  /// A final report at one of its stages.
  record FinalReport(Head head, String fir, ReportKind kind, Stage stage, @Nullable Officer officer)
      implements CctnsRecord {
    @Override
    public Type type() {
      return Type.FINAL_REPORT;
    }

    @Override
    public String subject() {
      return fir;
    }

    @Override
    public List<Object> parts() {
      return Arrays.asList(fir, kind, stage, officer);
    }
  }

  /// A step of the court.
  ///
  /// @param institution handle of the court; null if not named
  record CourtStep(
      Head head, String fir, Step step, @Nullable String soughtBy, @Nullable String institution)
      implements CctnsRecord {
    @Override
    public Type type() {
      return Type.COURT;
    }

    @Override
    public String subject() {
      return fir;
    }

    @Override
    public List<Object> parts() {
      return institution == null
          ? Arrays.asList(fir, step, soughtBy)
          : Arrays.asList(fir, step, soughtBy, institution);
    }
  }
}
