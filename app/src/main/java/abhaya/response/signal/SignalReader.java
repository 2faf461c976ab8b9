package abhaya.response.signal;

/// Foreign bytes to a signal of ours. Never throws, whatever the bytes.
public interface SignalReader {
  Reading read(Arrival arrival);
}
