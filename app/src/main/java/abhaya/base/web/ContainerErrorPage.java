package abhaya.base.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What the container itself refuses is answered like every other refusal, with the same status.
@Controller
class ContainerErrorPage implements ErrorController {
  private final Refusals refusals;

  ContainerErrorPage(Refusals refusals) {
    this.refusals = refusals;
  }

  @RequestMapping("/error")
  ResponseEntity<String> show(HttpServletRequest request) {
    var said = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = said instanceof Integer number ? number : 404;
    return refusals.answer(Refusals.byStatus(status), request);
  }
}
