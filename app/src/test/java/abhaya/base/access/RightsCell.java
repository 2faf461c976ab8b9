package abhaya.base.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// One cell of the reviewed matrix: `yes`, `no`, or the tie that a case must have.
record RightsCell(
    Role role,
    Operation operation,
    UnitRelation relation,
    String answer,
    boolean isGrantedSomewhere) {

  private static final int FIRST_RELATION = 2;

  static List<RightsCell> all() {
    var lines = lines();
    var relations = lines.getFirst().split(",", -1);
    var cells = new ArrayList<RightsCell>();
    for (var line : lines.subList(1, lines.size())) {
      var parts = line.split(",", -1);
      var answers = Arrays.asList(parts).subList(FIRST_RELATION, parts.length);
      var somewhere = answers.stream().anyMatch(answer -> !answer.equals("no"));
      for (var at = FIRST_RELATION; at < parts.length; at++) {
        cells.add(
            new RightsCell(
                Role.valueOf(parts[0]),
                Operation.valueOf(parts[1]),
                UnitRelation.valueOf(relations[at]),
                parts[at],
                somewhere));
      }
    }
    return cells;
  }

  boolean isGranted() {
    return !is("no");
  }

  boolean isTied() {
    return is("officer") || is("prosecution");
  }

  boolean is(String word) {
    return answer.equals(word);
  }

  @Override
  public String toString() {
    return role + " " + operation + " " + relation + ": " + answer;
  }

  private static List<String> lines() {
    try (var in = RightsCell.class.getResourceAsStream("/oracles/access/rights.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
