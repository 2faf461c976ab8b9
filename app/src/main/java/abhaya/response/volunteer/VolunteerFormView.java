package abhaya.response.volunteer;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Proving somebody at the station.
public record VolunteerFormView(List<Field> fields, @Nullable String error) {
  public VolunteerFormView {
    fields = List.copyOf(fields);
  }
}
