package abhaya.base.client;

/// A sentence for the person at the keyboard: what is wrong and how to mend it.
final class Refusal extends Exception {
  Refusal(String sentence) {
    super(sentence);
  }
}
