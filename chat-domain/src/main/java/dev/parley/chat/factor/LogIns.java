package dev.parley.chat.factor;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.Accounts.Proven;
import dev.parley.chat.auth.LoggedIn;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.auth.ProviderGrant;
import dev.parley.chat.auth.ProviderKind;
import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.LogInStep.Means;
import dev.parley.chat.passkey.PasskeyStore;
import dev.parley.chat.user.KeptPassword;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Logs users in: by the password or a provider and, where they have a second factor, by a code or a passkey in a second step. */
@Service
@RequiredArgsConstructor
public class LogIns {

    private static final Means NONE = new Means(false, false);

    private final Accounts accounts;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final PasskeyAdmission admitted;
    private final FactorDemand demand;
    private final CodeCheck check;
    private final LoginChallenges challenges;
    private final Locks locks;
    private final Users users;
    private final PasswordAdmission admission;
    private final SecondFactorProperties properties;

    /**
     * The first step, and the only one where there is no second factor.
     *
     * @throws ParleyException as {@link Accounts#prove}; {@code ACCOUNT_LOCKED}; as {@link PasswordAdmission#require}
     */
    public LogInStep begin(String username, String password, PasswordSource source, Whereabouts from) {
        var proven = accounts.prove(username, password, source);
        var userId = proven.user().id();
        admission.require(userId);
        var means = means(userId);
        if (means.isNone()) {
            return new LogInStep.Entered(accounts.enter(proven, from, source.isTrusted()));
        }
        locks.requireUnlocked(userId);
        return challenged(userId, proven.password().number(), null, means);
    }

    /**
     * The first step of somebody for whom a provider vouches, and mostly the only one.
     *
     * @param known whether the account knows the device
     * @throws ParleyException {@code ACCOUNT_LOCKED}
     */
    public LogInStep begin(User user, ProviderGrant grant, Whereabouts from, boolean known) {
        // Who has a password here, as one who was linked, has a second factor here, too: see SecondFactorDuty. A directory
        // looks at the password alone.
        boolean own =
            grant.kind() == ProviderKind.DIRECTORY ||
            properties.afterProvider() ||
            users.password(user.id()).isPresent();
        var means = own ? means(user.id()) : NONE;
        if (means.isNone()) {
            return new LogInStep.Entered(accounts.enter(user, grant, from, known));
        }
        locks.requireUnlocked(user.id());
        return challenged(user.id(), numberOf(user.id()), grant, means);
    }

    private LogInStep challenged(UserId userId, int password, @Nullable ProviderGrant grant, Means means) {
        return new LogInStep.Challenged(challenges.make(userId, password, grant), LoginChallenges.LIFETIME, means);
    }

    /** By what the second step can be made; by nothing where there is none. */
    private Means means(UserId userId) {
        boolean app = factors.isOn(userId);
        boolean passkey = passkeys.has(userId) && admitted.admits(userId);
        if (passkey && demand.isPasskeyRequired(userId)) {
            return new Means(false, true);
        }
        // Whoever has to have a second factor and has a passkey alone does not get in by the password alone.
        return app || (passkey && demand.isRequired(userId)) ? new Means(app, passkey) : NONE;
    }

    private int numberOf(UserId userId) {
        return users.password(userId).map(KeptPassword::number).orElse(0);
    }

    /**
     * The second step.
     *
     * @param code of the app, or a recovery code
     * @param source where a code of this user comes from
     * @throws ParleyException {@code CHALLENGE_INVALID} where it has expired, was used, was tried too often, or is of a
     *     former password; {@code CODE_WRONG}, also for one that was used before; {@code RATE_LIMITED} as {@link
     *     CodeGuard#begin}; {@code ACCOUNT_LOCKED}
     */
    public LoggedIn finish(String challenge, String code, Function<User, PasswordSource> source, Whereabouts from) {
        var found = challenges.require(challenge);
        var userId = found.userId();
        if (numberOf(userId) != found.password()) {
            throw new ParleyException(ErrorCode.CHALLENGE_INVALID);
        }
        var user = users.require(userId);
        var where = source.apply(user);
        var means = means(userId);
        if (!means.isNone()) {
            challenges.count(challenge);
            var factor = factors.find(userId).filter(_ -> means.code());
            check.require(userId, factor.orElseThrow(LogIns::wrong), code, where, AuditKind.LOGIN_FAILED);
        }
        challenges.take(challenge);
        if (found.grant() != null) {
            return accounts.enter(user, found.grant(), from, where.isTrusted());
        }
        return accounts.enter(new Proven(user, present(userId, found.password())), from, where.isTrusted());
    }

    private static ParleyException wrong() {
        return new ParleyException(ErrorCode.CODE_WRONG);
    }

    private KeptPassword present(UserId userId, int number) {
        return users
            .password(userId)
            .filter(kept -> kept.number() == number)
            .orElseThrow(() -> new ParleyException(ErrorCode.CHALLENGE_INVALID));
    }

    /** With the account. */
    public void forget(UserId userId) {
        challenges.forget(userId);
    }
}
