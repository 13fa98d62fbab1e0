package dev.parley.chat.factor;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.Accounts.Proven;
import dev.parley.chat.auth.LoggedIn;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.passkey.Ceremonies;
import dev.parley.chat.passkey.Ceremonies.ClonedException;
import dev.parley.chat.passkey.Ceremonies.Used;
import dev.parley.chat.passkey.Passkey;
import dev.parley.chat.passkey.PasskeyAddress;
import dev.parley.chat.passkey.PasskeyChallenges;
import dev.parley.chat.passkey.PasskeyResponses.Shown;
import dev.parley.chat.passkey.PasskeyStore;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Map;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * Logs users in by a passkey alone. It takes the device and who it belongs to, by a PIN, a finger or a face, so nobody is
 * asked for a second factor besides.
 */
@Service
@RequiredArgsConstructor
public class PasskeyLogIns {

    private static final String PURPOSE = "log-in";

    private final PasskeyStore store;
    private final PasskeyChallenges challenges;
    private final PasskeyAddress address;
    private final Ceremonies ceremonies;
    private final PasskeyAdmission admission;
    private final Accounts accounts;
    private final Locks locks;
    private final Users users;
    private final AuditLog audit;

    /** What a browser needs to ask for a passkey. */
    public record Asked(String challenge, PasskeyAddress address) {
        /** Without the challenge, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Asked[]";
        }
    }

    public Asked begin() {
        return new Asked(challenges.make(PURPOSE), address);
    }

    public PasskeyAddress address() {
        return address;
    }

    /**
     * @param network the network, as it is limited
     * @param source where a passkey of this user comes from
     * @throws ParleyException as {@link Ceremonies#shown}; {@code PASSKEY_UNKNOWN} for one that was removed; {@code
     *     PASSKEY_REFUSED} also for a copy; {@code PASSKEY_NOT_ALLOWED}; {@code ACCOUNT_LOCKED}
     */
    public LoggedIn finish(Shown shown, String network, Function<User, PasswordSource> source, Whereabouts from) {
        var used = verified(shown, network);
        var user = users.find(used.passkey().userId()).orElseThrow(PasskeyLogIns::unknown);
        var where = source.apply(user);
        if (!admission.admits(user.id())) {
            throw new ParleyException(ErrorCode.PASSKEY_NOT_ALLOWED);
        }
        requireUnlocked(user.id(), network);
        if (!store.use(used.passkey(), used.credential())) {
            // One that was removed meanwhile is no copy.
            throw store.find(user.id(), used.passkey().id()).isPresent() ? copied(user.id(), network) : unknown();
        }
        var password = users.password(user.id()).orElseThrow(PasskeyLogIns::unknown);
        var entered = accounts.enter(new Proven(user, password), from, where.isTrusted());
        audit.add(AuditKind.LOGGED_IN, user.id(), user.id(), network, Map.of("by", "passkey"));
        return entered;
    }

    private Used verified(Shown shown, String network) {
        var meant = new Passkey[1];
        try {
            return ceremonies.shown(shown, PURPOSE, credential -> {
                var found = store.find(credential).orElseThrow(PasskeyLogIns::unknown);
                meant[0] = found;
                return found;
            });
        } catch (ClonedException _) {
            throw copied(meant[0].userId(), network);
        } catch (ParleyException refusal) {
            if (meant[0] != null) {
                failed(meant[0].userId(), network, "passkey");
            }
            throw refusal;
        }
    }

    private void requireUnlocked(UserId userId, String network) {
        try {
            locks.requireUnlocked(userId);
        } catch (ParleyException locked) {
            failed(userId, network, "locked");
            throw locked;
        }
    }

    private void failed(UserId userId, String network, String why) {
        audit.add(AuditKind.LOGIN_FAILED, null, userId, network, Map.of("why", why));
    }

    private ParleyException copied(UserId userId, String network) {
        audit.add(AuditKind.PASSKEY_CLONED, null, userId, network, Map.of());
        return new ParleyException(ErrorCode.PASSKEY_REFUSED);
    }

    private static ParleyException unknown() {
        return new ParleyException(ErrorCode.PASSKEY_UNKNOWN);
    }
}
