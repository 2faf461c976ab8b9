package abhaya.safecity.measure;

import java.math.BigDecimal;

/// What a contract takes off a payment when availability falls below a limit.
public record PenaltySlab(BigDecimal belowPercent, BigDecimal percentOfPayment) {}
