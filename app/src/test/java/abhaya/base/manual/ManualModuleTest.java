package abhaya.base.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import abhaya.ModuleTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The manual of the API says what a program may send, and nothing that it may not.
@ModuleTest
@AutoConfigureMockMvc
class ManualModuleTest {
  @Autowired MockMvc http;
  @Autowired JsonMapper json;

  private JsonNode paths() throws Exception {
    var answer = http.perform(get("/api/openapi.json")).andReturn().getResponse();
    return json.readTree(answer.getContentAsByteArray()).path("paths");
  }

  @Test
  void whoAsksIsNoParameter() throws Exception {
    var names = new ArrayList<String>();
    for (var path : paths()) {
      for (var operation : path) {
        for (var parameter : operation.path("parameters"))
          names.add(parameter.path("name").asString());
      }
    }
    assertThat(names).contains("unit", "asOf", "dryRun").doesNotContain("scope", "visit", "typed");
  }

  @Test
  void everyOperationSaysWhatItIsFor() throws Exception {
    var silent = new ArrayList<String>();
    for (var path : paths().properties()) {
      if (!path.getKey().startsWith("/api/v1/")) continue;
      for (var operation : path.getValue().properties()) {
        var about = operation.getValue().path("summary").asString("");
        if (about.isEmpty()) silent.add(operation.getKey() + " " + path.getKey());
      }
    }
    assertThat(silent).isEqualTo(List.of());
  }
}
