package abhaya.response.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the operator of a control room may set.
///
/// @param reserve disk kept back, so that a full disk does not stop intake at once
/// @param whatsappSecret with which the webhook's bodies are sealed; absent: none is sealed
/// @param elsKey with which location messages are sealed; absent: seals are not looked at
@ConfigurationProperties("abhaya.intake")
record IntakeSettings(
    @DefaultValue("16MB") DataSize reserve,
    @Nullable String whatsappSecret,
    @Nullable String elsKey) {}
