package dev.parley.chat.factor;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.FactorStore.Factor;
import dev.parley.chat.passkey.PasskeyStore;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import jakarta.annotation.PostConstruct;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Turns second factors on and off. A code that proves something here counts no more for a log-in, nor the other way. */
@Slf4j
@Service
@RequiredArgsConstructor
public class SecondFactors {

    private static final Duration TO_PROVE = Duration.ofMinutes(15);

    private final FactorStore store;
    private final PasskeyStore passkeys;
    private final SealedSecrets secrets;
    private final CodeCheck check;
    private final Accounts accounts;
    private final Users users;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final SecondFactorProperties properties;
    private final SecureRandom random = new SecureRandom();

    /** @param since null where it is off */
    public record Status(@Nullable Instant since, int recoveryCodes) {
        public boolean isOn() {
            return since != null;
        }
    }

    /**
     * What somebody puts into their app.
     *
     * @param secret as Base32, to be typed
     * @param uri the same for a QR code ({@code otpauth://}, Google Authenticator's key URI format)
     * @param lifetime until when it has to be proved
     */
    public record SetUp(String secret, String uri, Duration lifetime) {
        /** Without the secret, so that it never reaches a log. */
        @Override
        public String toString() {
            return "SetUp[]";
        }
    }

    /** Before any request is served. */
    @PostConstruct
    void resetConfigured() {
        for (String name : properties.reset()) {
            users
                .byUsername(Accounts.normalised(name))
                .map(User::id)
                .filter(userId -> reset(null, userId))
                .ifPresent(_ -> log.warn("The second factor of {} was reset, as the configuration says", name));
        }
    }

    public Status status(UserId userId) {
        return store
            .find(userId)
            .map(factor -> new Status(factor.since(), factor.codes().size()))
            .orElseGet(() -> new Status(null, 0));
    }

    /** Whether a code of an app is asked for. */
    public boolean isOn(UserId userId) {
        return store.isOn(userId);
    }

    public boolean hasPasskey(UserId userId) {
        return passkeys.has(userId);
    }

    /** Whether those for whom a provider vouches are asked for one as well. */
    public boolean areAskedAfterProvider() {
        return properties.afterProvider();
    }

    /** Those of the users who have an app or a passkey. */
    public Set<UserId> among(Collection<UserId> userIds) {
        var found = new HashSet<>(store.onAmong(userIds));
        found.addAll(passkeys.among(userIds));
        return found;
    }

    public Set<UserId> withPasskey(Collection<UserId> userIds) {
        return passkeys.among(userIds);
    }

    /**
     * Makes a secret, which takes the place of one that was not proved yet.
     *
     * @throws ParleyException {@code SECOND_FACTOR_WRONG_STATE} where one is on; as {@link Accounts#requireProof}
     */
    public SetUp begin(UserId userId, String password, PasswordSource source) {
        var user = users.require(userId);
        accounts.requireProof(userId, password, source);
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        if (!store.begin(userId, secrets.seal(userId, secret), TO_PROVE)) {
            throw new ParleyException(ErrorCode.SECOND_FACTOR_WRONG_STATE);
        }
        String text = Base32.encode(secret);
        return new SetUp(text, uri(user, text), TO_PROVE);
    }

    private String uri(User user, String secret) {
        String issuer = encoded(properties.issuer());
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30".formatted(
            issuer,
            encoded(user.username()),
            secret,
            issuer
        );
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Turns the second factor on by a code of the new secret.
     *
     * @return the recovery codes, which are never told again
     * @throws ParleyException {@code SECOND_FACTOR_WRONG_STATE} where nothing waits to be proved; {@code CODE_WRONG},
     *     {@code RATE_LIMITED}
     */
    public List<String> turnOn(UserId userId, String code, PasswordSource source) {
        String sealed = store.pending(userId).orElseThrow(SecondFactors::wrongState);
        byte[] secret = secrets.open(userId, sealed).orElseThrow(SecondFactors::wrongState);
        long step = check.requireFirst(userId, secret, code, source);
        var codes = RecoveryCodes.random(random);
        if (!store.turnOn(userId, sealed, step, RecoveryCodes.hashes(userId, codes))) {
            throw wrongState();
        }
        audit.add(AuditKind.SECOND_FACTOR_ON, userId, userId, source.address(), Map.of());
        events.publishEvent(new SecondFactorChanged(userId, FactorChange.TURNED_ON));
        return codes;
    }

    /**
     * Turns the second factor off.
     *
     * @param code of the app, or a recovery code
     * @throws ParleyException {@code SECOND_FACTOR_WRONG_STATE} where it is off; {@code CODE_WRONG}, {@code RATE_LIMITED};
     *     as {@link Accounts#requireProof}
     */
    public void turnOff(UserId userId, String password, String code, PasswordSource source) {
        requireBoth(userId, password, code, source);
        if (store.remove(userId)) {
            audit.add(AuditKind.SECOND_FACTOR_OFF, userId, userId, source.address(), Map.of());
            events.publishEvent(new SecondFactorChanged(userId, FactorChange.TURNED_OFF));
        }
    }

    /** Makes other recovery codes; the former ones work no more. @throws ParleyException as {@link #turnOff} */
    public List<String> renewCodes(UserId userId, String password, String code, PasswordSource source) {
        requireBoth(userId, password, code, source);
        var codes = RecoveryCodes.random(random);
        if (!store.renewCodes(userId, RecoveryCodes.hashes(userId, codes))) {
            throw wrongState();
        }
        audit.add(AuditKind.RECOVERY_CODES_MADE, userId, userId, source.address(), Map.of());
        return codes;
    }

    /**
     * Has somebody who is logged in prove once more who they are, by all that a log-in would ask for.
     *
     * @param code of the app, or a recovery code; not looked at where the second factor is off
     * @throws ParleyException {@code CODE_WRONG} also for none, {@code RATE_LIMITED}; as {@link Accounts#requireProof}
     */
    public void requireAll(UserId userId, String password, @Nullable String code, PasswordSource source) {
        accounts.requireProof(userId, password, source);
        var factor = store.find(userId);
        if (factor.isEmpty()) {
            return;
        }
        if (code == null || code.isBlank()) {
            throw new ParleyException(ErrorCode.CODE_WRONG);
        }
        check.require(userId, factor.get(), code, source, AuditKind.SECOND_FACTOR_FAILED);
    }

    private void requireBoth(UserId userId, String password, String code, PasswordSource source) {
        Factor factor = store.find(userId).orElseThrow(SecondFactors::wrongState);
        accounts.requireProof(userId, password, source);
        check.require(userId, factor, code, source, AuditKind.SECOND_FACTOR_FAILED);
    }

    /**
     * Takes the second factor and all passkeys from somebody who has lost them. Whoever calls this makes sure that it is asked by an
     * administrator.
     *
     * @return false where there were none
     */
    public boolean reset(@Nullable UserId asking, UserId userId) {
        boolean on = store.remove(userId);
        if (!passkeys.removeAll(userId) && !on) {
            return false;
        }
        audit.add(AuditKind.SECOND_FACTOR_RESET, asking, userId, Map.of());
        events.publishEvent(new SecondFactorChanged(userId, FactorChange.RESET));
        return true;
    }

    /** With the account. */
    public void forget(UserId userId) {
        store.forget(userId);
        passkeys.removeAll(userId);
    }

    private static ParleyException wrongState() {
        return new ParleyException(ErrorCode.SECOND_FACTOR_WRONG_STATE);
    }
}
