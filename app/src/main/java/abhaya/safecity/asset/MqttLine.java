package abhaya.safecity.asset;

import abhaya.base.access.ClientProof;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One device's line: who speaks is proven when it connects, and looked up again while it lasts.
///
/// What is written to a line that has broken off interests nobody: its future is not asked.
@SuppressWarnings("FutureReturnValueIgnored")
final class MqttLine extends SimpleChannelInboundHandler<MqttMessage> {
  private static final Pattern TOPIC =
      Pattern.compile("(assets|anpr)/([A-Za-z0-9-]{1,40})/(heartbeat|read)");
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration PROVEN_FOR = Duration.ofSeconds(10);
  private static final int KEEP_ALIVE_SECONDS_MAX = 3_600;
  private static final int VERSION_5 = 5;

  // Properties and reasons of MQTT 5 that this door uses.
  private static final int MAXIMUM_QOS = 0x24;
  private static final int RETAIN_AVAILABLE = 0x25;
  private static final int WILDCARDS_AVAILABLE = 0x28;
  private static final int SHARED_AVAILABLE = 0x2A;
  private static final int ASSIGNED_CLIENT_ID = 0x12;
  private static final int SERVER_KEEP_ALIVE = 0x13;
  private static final byte SUCCESS = 0;
  private static final byte TOPIC_INVALID = (byte) 0x90;
  private static final byte QUOTA_EXCEEDED = (byte) 0x97;
  private static final byte PAYLOAD_INVALID = (byte) 0x99;

  private final Desks desks;
  private int version = 4;
  private String client = "";
  private @Nullable Scope scope;
  private long provenNanos;
  private volatile long heardNanos = System.nanoTime();
  private @Nullable ScheduledFuture<?> watch;

  /// Who proves, who takes. Plates have a taker only where their module is there.
  record Desks(ClientProof proof, ReadingDesk readings, @Nullable PlateReads plates) {}

  MqttLine(Desks desks) {
    this.desks = desks;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    watch(context, CONNECT_WITHIN);
    context.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (watch != null) watch.cancel(false);
    context.fireChannelInactive();
  }

  /// Shuts the line when nothing was heard for so long.
  private void watch(ChannelHandlerContext context, Duration patience) {
    if (watch != null) watch.cancel(false);
    var every = Math.max(1_000, patience.toMillis() / 4);
    watch =
        context
            .executor()
            .scheduleAtFixedRate(
                () -> {
                  if (System.nanoTime() - heardNanos > patience.toNanos()) context.close();
                },
                every,
                every,
                TimeUnit.MILLISECONDS);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
    if (message.decoderResult().isFailure()) {
      refuseUnreadable(context, message);
      return;
    }
    heardNanos = System.nanoTime();
    var type = message.fixedHeader().messageType();
    if ((scope == null) != (type == MqttMessageType.CONNECT)) {
      context.close();
      return;
    }
    switch (message) {
      case MqttConnectMessage connect -> connect(context, connect);
      case MqttPublishMessage publish -> publish(context, publish);
      case MqttSubscribeMessage subscribe -> refuseAll(context, subscribe);
      case MqttUnsubscribeMessage unsubscribe -> {
        var ack = MqttMessageBuilders.unsubAck();
        ack.packetId(unsubscribe.variableHeader().messageId());
        unsubscribe.payload().topics().forEach(_ -> ack.addReasonCode((short) 0));
        context.writeAndFlush(ack.build());
      }
      default -> {
        if (type == MqttMessageType.PINGREQ) {
          context.writeAndFlush(new MqttMessage(header(MqttMessageType.PINGRESP)));
        } else {
          context.close();
        }
      }
    }
  }

  private static MqttFixedHeader header(MqttMessageType type) {
    return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
  }

  private void refuseUnreadable(ChannelHandlerContext context, MqttMessage message) {
    if (scope == null
        && message.decoderResult().cause() instanceof MqttUnacceptableProtocolVersionException) {
      var code = MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;
      context
          .writeAndFlush(MqttMessageBuilders.connAck().returnCode(code).build())
          .addListener(_ -> context.close());
      return;
    }
    context.close();
  }

  private void connect(ChannelHandlerContext context, MqttConnectMessage connect) {
    version = connect.variableHeader().version();
    var name = Objects.requireNonNullElse(connect.payload().userName(), "");
    var secret = connect.payload().passwordInBytes();
    var proven =
        secret == null
            ? Optional.<Scope>empty()
            : desks.proof().scopeOf(name, new String(secret, StandardCharsets.UTF_8));
    if (proven.filter(one -> one.may(Operation.SEND_READINGS)).isEmpty()) {
      var code =
          version == VERSION_5
              ? MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD
              : MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
      context
          .writeAndFlush(MqttMessageBuilders.connAck().returnCode(code).build())
          .addListener(_ -> context.close());
      return;
    }
    client = name;
    scope = proven.get();
    provenNanos = System.nanoTime();
    var asked = connect.variableHeader().keepAliveTimeSeconds();
    var keep = asked == 0 ? KEEP_ALIVE_SECONDS_MAX : Math.min(asked, KEEP_ALIVE_SECONDS_MAX);
    watch(context, Duration.ofMillis(keep * 1_500L));
    var nameless = connect.payload().clientIdentifier().isEmpty();
    context.writeAndFlush(welcome(keep, nameless));
  }

  private MqttConnAckMessage welcome(int keepAlive, boolean nameless) {
    var ack =
        MqttMessageBuilders.connAck()
            .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
            .sessionPresent(false);
    if (version != VERSION_5) return ack.build();
    var said = new MqttProperties();
    said.add(new MqttProperties.IntegerProperty(MAXIMUM_QOS, 1));
    said.add(new MqttProperties.IntegerProperty(RETAIN_AVAILABLE, 0));
    said.add(new MqttProperties.IntegerProperty(WILDCARDS_AVAILABLE, 0));
    said.add(new MqttProperties.IntegerProperty(SHARED_AVAILABLE, 0));
    said.add(new MqttProperties.IntegerProperty(SERVER_KEEP_ALIVE, keepAlive));
    if (nameless) {
      var given = UUID.randomUUID().toString();
      said.add(new MqttProperties.StringProperty(ASSIGNED_CLIENT_ID, given));
    }
    return ack.properties(said).build();
  }

  /// Nothing is read here.
  private static void refuseAll(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
    var ack = MqttMessageBuilders.subAck().packetId(subscribe.variableHeader().messageId());
    subscribe.payload().topicSubscriptions().forEach(_ -> ack.addGrantedQos(MqttQoS.FAILURE));
    context.writeAndFlush(ack.build());
  }

  private void publish(ChannelHandlerContext context, MqttPublishMessage publish) {
    var level = publish.fixedHeader().qosLevel();
    if (level.value() > 1 || !isStillProven()) {
      context.close();
      return;
    }
    var said = TOPIC.matcher(publish.variableHeader().topicName());
    var reason =
        said.matches()
            ? take(said.group(1), said.group(2), said.group(3), text(publish))
            : TOPIC_INVALID;
    if (level == MqttQoS.AT_MOST_ONCE) return;
    // Before version 5 there is no word for "no room": unacknowledged it is sent again.
    if (version != VERSION_5 && reason == QUOTA_EXCEEDED) return;
    context.writeAndFlush(
        MqttMessageBuilders.pubAck()
            .packetId(publish.variableHeader().packetId())
            .reasonCode(version == VERSION_5 ? reason : SUCCESS)
            .build());
  }

  private static String text(MqttPublishMessage publish) {
    return publish.payload().toString(StandardCharsets.UTF_8);
  }

  private byte take(String family, String thing, String word, String json) {
    var reader = Objects.requireNonNull(scope);
    if (family.equals("assets") && word.equals("heartbeat")) {
      var outcome = desks.readings().takeOf(reader, thing, json);
      if (outcome.refused().isEmpty()) return SUCCESS;
      return outcome.refused().getFirst().code().equals("shed") ? QUOTA_EXCEEDED : PAYLOAD_INVALID;
    }
    var plates = desks.plates();
    if (family.equals("anpr") && word.equals("read") && plates != null)
      return plates.take(reader, thing, json) ? SUCCESS : QUOTA_EXCEEDED;
    return TOPIC_INVALID;
  }

  /// A client that was switched off is heard no longer than this.
  private boolean isStillProven() {
    if (System.nanoTime() - provenNanos < PROVEN_FOR.toNanos()) return true;
    var again = desks.proof().again(client).filter(one -> one.may(Operation.SEND_READINGS));
    scope = again.orElse(scope);
    provenNanos = System.nanoTime();
    return again.isPresent();
  }

  /// A line that breaks off is no defect of ours.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
