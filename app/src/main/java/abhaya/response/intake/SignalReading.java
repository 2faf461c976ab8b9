package abhaya.response.intake;

import abhaya.response.signal.AmlSmsReader;
import abhaya.response.signal.Arrival;
import abhaya.response.signal.CapReader;
import abhaya.response.signal.CommonBodyReader;
import abhaya.response.signal.EidoReader;
import abhaya.response.signal.ElsFormReader;
import abhaya.response.signal.Flag;
import abhaya.response.signal.MailReader;
import abhaya.response.signal.PositionReader;
import abhaya.response.signal.Reading;
import abhaya.response.signal.Remark;
import abhaya.response.signal.Seal;
import abhaya.response.signal.VehicleReader;
import abhaya.response.signal.WhatsAppReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Which reader reads what.
@Component
class SignalReading {
  private final CommonBodyReader common = new CommonBodyReader();
  private final AmlSmsReader aml = new AmlSmsReader();
  private final MailReader mail = new MailReader();
  private final VehicleReader vehicle = new VehicleReader();
  private final PositionReader position = new PositionReader();
  private final CapReader cap = new CapReader();
  private final EidoReader eido = new EidoReader();
  private final WhatsAppReader whatsapp = new WhatsAppReader();
  private final ElsFormReader els;

  SignalReading(IntakeSettings settings) {
    var key = settings.elsKey();
    els = new ElsFormReader(key == null ? null : key.getBytes(StandardCharsets.UTF_8));
  }

  /// At least one; more where one body holds several people's messages.
  List<Reading> read(Arrival arrival, Seal seal) {
    return switch (arrival.channel()) {
      case SMS -> List.of(sms(arrival));
      case EMAIL -> List.of(isJson(arrival) ? common.read(arrival) : mail.read(arrival));
      case WHATSAPP ->
          holds(arrival, "\"entry\"")
              ? whatsapp.read(arrival, seal)
              : List.of(sealed(common.read(arrival), seal));
      case ELS -> List.of(els.read(arrival));
      case VEHICLE -> List.of(vehicle.read(arrival));
      case POSITION -> List.of(position.read(arrival));
      case EXTERNAL -> List.of(external(arrival));
      case VOICE, SOS, WEB, CHAT, MEDIA, IOT -> List.of(common.read(arrival));
    };
  }

  /// What another house sends is known by what it is, whichever door it chose.
  private Reading external(Arrival arrival) {
    var bytes = arrival.original().bytes();
    if (CapReader.fits(bytes)) return cap.read(arrival);
    return EidoReader.fits(bytes) ? eido.read(arrival) : common.read(arrival);
  }

  /// A webhook's body that its sender did not seal may be anybody's: kept, and said.
  private static Reading sealed(Reading reading, Seal seal) {
    if (seal == Seal.GOOD) return reading;
    var remarks = new ArrayList<>(reading.remarks());
    var flag = seal == Seal.BAD ? Flag.SIGNATURE_BAD : Flag.SIGNATURE_ABSENT;
    remarks.add(new Remark(flag, null));
    return new Reading.Flagged(reading.signal(), remarks);
  }

  /// A gateway may wrap the location message in a body that names the sender.
  private Reading sms(Arrival arrival) {
    if (AmlSmsReader.fits(arrival.original().bytes()) && !isJson(arrival)) return aml.read(arrival);
    var reading = common.read(arrival);
    var text = reading.signal().text();
    if (text == null) return reading;
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!AmlSmsReader.fits(bytes)) return reading;
    var inner = Arrival.of(arrival.channel(), bytes, arrival.receivedAt());
    var number = reading.signal().number();
    return aml.read(number == null ? inner : inner.from(number.e164()));
  }

  private static boolean isJson(Arrival arrival) {
    for (var one : arrival.original().bytes()) {
      if (one > ' ') return one == '{';
    }
    return false;
  }

  private static boolean holds(Arrival arrival, String word) {
    return new String(arrival.original().bytes(), StandardCharsets.UTF_8).contains(word);
  }
}
