package dev.parley.chat.factor;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.FactorStore.Factor;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Checks codes, of the app and for recovery. Whichever is accepted is used up. */
@Slf4j
@Component
@RequiredArgsConstructor
class CodeCheck {

    private final FactorStore store;
    private final SealedSecrets secrets;
    private final CodeGuard guard;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** What came of a try. */
    private enum Outcome {
        RIGHT,
        RIGHT_RECOVERY_CODE,
        WRONG,
        USED_BEFORE,
    }

    /**
     * Has somebody prove that they have the second factor.
     *
     * @param failure what the audit log calls a code that is not accepted
     * @throws ParleyException {@code CODE_WRONG} also for a code that was used before; {@code RATE_LIMITED} as {@link
     *     CodeGuard#begin}
     */
    void require(UserId userId, Factor factor, String code, PasswordSource source, AuditKind failure) {
        String written = plain(code);
        var outcome = counted(userId, source, () -> outcome(userId, factor, written));
        switch (outcome) {
            case RIGHT -> {
            }
            case RIGHT_RECOVERY_CODE -> recovered(userId, factor, source);
            case WRONG -> refuse(userId, source, failure, "wrongCode");
            case USED_BEFORE -> refuse(userId, source, failure, "codeUsedBefore");
        }
    }

    /**
     * The step of which this is the code, by a secret that is not in use yet.
     *
     * @throws ParleyException as {@link #require}
     */
    long requireFirst(UserId userId, byte[] secret, String code, PasswordSource source) {
        String written = plain(code);
        var attempt = guard.begin(userId, source);
        var step = Totp.stepOf(secret, written, clock.instant());
        if (step.isEmpty()) {
            throw new ParleyException(ErrorCode.CODE_WRONG);
        }
        attempt.succeeded();
        return step.getAsLong();
    }

    /** Without spaces, and with the digits of any script as ASCII. */
    static String plain(String code) {
        return code
            .codePoints()
            .filter(each -> !Character.isWhitespace(each))
            .map(each -> Character.isDigit(each) ? '0' + Character.digit(each, 10) : each)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    }

    private Outcome counted(UserId userId, PasswordSource source, Supplier<Outcome> check) {
        var attempt = guard.begin(userId, source);
        try {
            var outcome = check.get();
            if (outcome == Outcome.RIGHT || outcome == Outcome.RIGHT_RECOVERY_CODE) {
                attempt.succeeded();
            }
            return outcome;
        } catch (RuntimeException unavailable) {
            attempt.notMade();
            throw unavailable;
        }
    }

    private Outcome outcome(UserId userId, Factor factor, String code) {
        if (!Totp.looksLikeOne(code)) {
            return store.useCode(userId, RecoveryCodes.hash(userId, code))
                ? Outcome.RIGHT_RECOVERY_CODE
                : Outcome.WRONG;
        }
        var step = opened(userId, factor)
            .map(secret -> Totp.stepOf(secret, code, clock.instant()))
            .orElseGet(OptionalLong::empty);
        if (step.isEmpty()) {
            return Outcome.WRONG;
        }
        return store.useStep(userId, factor.secret(), step.getAsLong()) ? Outcome.RIGHT : Outcome.USED_BEFORE;
    }

    private Optional<byte[]> opened(UserId userId, Factor factor) {
        var secret = secrets.open(userId, factor.secret());
        if (secret.isEmpty()) {
            log.warn("The second factor of {} was sealed by another secret of the installation", userId);
        }
        return secret;
    }

    private void recovered(UserId userId, Factor factor, PasswordSource source) {
        int left = factor.codes().size() - 1;
        audit.add(AuditKind.RECOVERY_CODE_USED, userId, userId, source.address(), Map.of("left", String.valueOf(left)));
        events.publishEvent(new SecondFactorChanged(userId, FactorChange.RECOVERY_CODE_USED));
    }

    private void refuse(UserId userId, PasswordSource source, AuditKind failure, String why) {
        audit.add(failure, null, userId, source.address(), Map.of("why", why));
        throw new ParleyException(ErrorCode.CODE_WRONG);
    }
}
