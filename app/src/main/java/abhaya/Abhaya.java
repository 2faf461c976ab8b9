package abhaya;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The program.
@SpringBootApplication
public class Abhaya {
  public static void main(String[] args) {
    SpringApplication.run(Abhaya.class, args);
  }
}
