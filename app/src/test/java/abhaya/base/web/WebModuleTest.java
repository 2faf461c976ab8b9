package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import abhaya.ModuleTest;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Headers, refusals and strictness on the assembled program.
@ModuleTest
@AutoConfigureMockMvc
class WebModuleTest {
  private static final String ABSENT = "/sign-in/no/such/page";
  private static final String BROWSER = "text/html,application/xhtml+xml;q=0.9";

  @Autowired MockMvc http;
  @Autowired JsonMapper json;
  @Autowired Visit.Installation installation;

  /// What a request body of some door would be.
  record Body(String name, int count) {}

  @Test
  void everyAnswerTellsTheBrowserWhatItMayNotDo() throws Exception {
    for (var path : new String[] {"/sign-in", ABSENT, "/api/v1/none"}) {
      http.perform(get(path).accept(BROWSER))
          .andExpect(header().string("Content-Security-Policy", BrowserRules.POLICY))
          .andExpect(header().string("Referrer-Policy", "no-referrer"))
          .andExpect(header().string("Cross-Origin-Opener-Policy", "same-origin"))
          .andExpect(header().string("X-Content-Type-Options", "nosniff"))
          .andExpect(header().exists("X-Request-Id"));
    }
  }

  @Test
  void aPageIsNeverKeptAndAFileForEver() throws Exception {
    http.perform(get("/sign-in").accept(BROWSER))
        .andExpect(header().string("Cache-Control", "no-store"));
    http.perform(get(installation.assets().at("components/tokens.css")))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
  }

  @Test
  void whatIsAbsentIsAPageForABrowserInItsLanguage() throws Exception {
    http.perform(get(ABSENT).accept(BROWSER).header("Accept-Language", "hi-IN"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentTypeCompatibleWith("text/html"))
        .andExpect(content().string(org.hamcrest.Matchers.containsString("lang=\"hi\"")))
        .andExpect(
            content()
                .string(
                    org.hamcrest.Matchers.not(
                        org.hamcrest.Matchers.containsString("No static resource"))));
  }

  @Test
  void aProgramGetsAProblemThatRepeatsNothing() throws Exception {
    http.perform(get(ABSENT).accept("application/json"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
        .andExpect(jsonPath("$.type").value("/problems/not-found"))
        .andExpect(jsonPath("$.status").value(404))
        .andExpect(jsonPath("$.title").isNotEmpty())
        .andExpect(jsonPath("$.detail").isNotEmpty())
        .andExpect(jsonPath("$.requestId").isNotEmpty())
        .andExpect(jsonPath("$.instance").doesNotExist());
  }

  @ParameterizedTest(name = "the container says {0}, the answer is {0}, {1}")
  @CsvSource({"400,bad-request", "404,not-found", "405,method", "413,too-large", "500,defect"})
  void theContainersErrorKeepsItsStatus(int code, String type) throws Exception {
    http.perform(
            get("/error")
                .accept("application/json")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, code)
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/v1/x"))
        .andExpect(status().is(code))
        .andExpect(jsonPath("$.type").value("/problems/" + type));
  }

  @Test
  void aLanguageOrAPaperInTheAddressIsRemembered() throws Exception {
    var answer = http.perform(get("/sign-in?lang=hi&theme=dark").accept(BROWSER)).andReturn();
    var html = answer.getResponse().getContentAsString();
    assertThat(html).contains("<html lang=\"hi\" data-bs-theme=\"dark\">");
    assertThat(answer.getResponse().getHeaders("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("lang=hi;"))
        .anyMatch(cookie -> cookie.startsWith("theme=dark;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"name\":\"b\",\"count\":1}",
        "{\"name\":\"a\",\"count\":1,\"more\":2}",
        "{\"name\":\"a\",\"count\":NaN}",
        "{\"name\":\"a\",\"count\":\"1\"}",
        "{\"name\":\"a\",\"count\":1.5}",
        "{\"name\":\"a\",\"count\":null}",
        "{\"name\":\"a\",\"count\":99999999999}",
        "{\"name\":\"a\",\"count\":1} x",
        "{'name':'a','count':1}"
      })
  void jsonIsReadToTheLetter(String body) {
    assertThatThrownBy(() -> json.readValue(body, Body.class)).isInstanceOf(JacksonException.class);
  }

  @Test
  void nestingHasAnEnd() {
    assertThat(json.readTree("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
    assertThatThrownBy(() -> json.readTree("[".repeat(33) + "]".repeat(33)))
        .isInstanceOf(JacksonException.class);
  }
}
