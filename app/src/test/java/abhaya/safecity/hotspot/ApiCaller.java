package abhaya.safecity.hotspot;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/// A program that takes a token and sends bodies.
record ApiCaller(MockMvc http, String token) {

  static ApiCaller of(MockMvc http, JsonMapper json, String id, String secret) throws Exception {
    var pair =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    var answer =
        http.perform(
                post("/oauth2/token")
                    .header("Authorization", "Basic " + pair)
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .content("grant_type=client_credentials"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return new ApiCaller(http, json.readTree(answer).path("access_token").asString());
  }

  ResultActions ask(String method, String body) throws Exception {
    return http.perform(
        post("/api/v1/analysis/" + method)
            .header("Authorization", "Bearer " + token)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }
}
