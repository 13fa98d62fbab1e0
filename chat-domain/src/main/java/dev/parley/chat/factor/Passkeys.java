package dev.parley.chat.factor;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.passkey.Ceremonies;
import dev.parley.chat.passkey.Passkey;
import dev.parley.chat.passkey.PasskeyAddress;
import dev.parley.chat.passkey.PasskeyChallenges;
import dev.parley.chat.passkey.PasskeyId;
import dev.parley.chat.passkey.PasskeyResponses.Made;
import dev.parley.chat.passkey.PasskeyStore;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The passkeys of users: added, renamed, removed. */
@Service
@RequiredArgsConstructor
public class Passkeys {

    private static final int NAME_MAX = 64;

    private final PasskeyStore store;
    private final PasskeyChallenges challenges;
    private final PasskeyAddress address;
    private final Ceremonies ceremonies;
    private final SecondFactors factors;
    private final PasskeyAdmission admission;
    private final Users users;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final IdGenerator ids;
    private final Clock clock;

    /**
     * What a browser needs to make a passkey.
     *
     * @param present the passkeys that the user has, so that no authenticator gets a second one
     */
    public record SetUp(String challenge, PasskeyAddress address, User user, List<Passkey> present) {
        /** Without the challenge, so that it never reaches a log. */
        @Override
        public String toString() {
            return "SetUp[]";
        }
    }

    /** The one that was added first, first. */
    public List<Passkey> list(UserId userId) {
        return store.all(userId);
    }

    /** Whether the user may log in by one. */
    public boolean areAllowed(UserId userId) {
        return admission.admits(userId);
    }

    /**
     * Begins to add one.
     *
     * @throws ParleyException {@code PASSKEY_NOT_ALLOWED}, {@code PASSKEY_LIMIT_REACHED}; as {@link
     *     SecondFactors#requireAll}
     */
    public SetUp begin(UserId userId, Proof proof) {
        var user = users.require(userId);
        requireAllowed(userId);
        factors.requireAll(userId, proof.password(), proof.code(), proof.source());
        var present = store.all(userId);
        if (present.size() >= PasskeyStore.MOST) {
            throw new ParleyException(ErrorCode.PASSKEY_LIMIT_REACHED);
        }
        return new SetUp(challenges.make(purpose(userId, proof.source())), address, user, present);
    }

    /**
     * Adds the one that a browser has made, in the login that has begun it.
     *
     * @throws ParleyException as {@link Ceremonies#made} and {@link PasskeyStore#add}; {@code PASSKEY_NOT_ALLOWED}; as
     *     {@link PlainText#line} for the name
     */
    public Passkey add(UserId userId, String name, Made made, PasswordSource source) {
        String line = line(name);
        requireAllowed(userId);
        var credential = ceremonies.made(made, purpose(userId, source));
        var passkey = new Passkey(new PasskeyId(ids.next()), userId, line, credential, clock.instant(), null);
        store.add(passkey);
        audit.add(AuditKind.PASSKEY_ADDED, userId, userId, source.address(), Map.of());
        events.publishEvent(new SecondFactorChanged(userId, FactorChange.PASSKEY_ADDED));
        return passkey;
    }

    /** @throws ParleyException {@code NOT_FOUND}; as {@link PlainText#line} for the name */
    public Passkey rename(Intent intent, PasskeyId id, String name) {
        store.rename(intent, id, line(name));
        return store.find(intent.actor(), id).orElseThrow(() -> new ParleyException(ErrorCode.NOT_FOUND));
    }

    /** One that is gone already, or is another's, stays as it is. @throws ParleyException as {@link SecondFactors#requireAll} */
    public void remove(UserId userId, PasskeyId id, Proof proof) {
        factors.requireAll(userId, proof.password(), proof.code(), proof.source());
        if (store.remove(userId, id)) {
            audit.add(AuditKind.PASSKEY_REMOVED, userId, userId, proof.source().address(), Map.of());
            events.publishEvent(new SecondFactorChanged(userId, FactorChange.PASSKEY_REMOVED));
        }
    }

    private void requireAllowed(UserId userId) {
        if (!admission.admits(userId)) {
            throw new ParleyException(ErrorCode.PASSKEY_NOT_ALLOWED);
        }
    }

    private static String line(String name) {
        return PlainText.line("name", name, NAME_MAX);
    }

    /** Good for one user in one login. */
    private static String purpose(UserId userId, PasswordSource source) {
        return "add/" + userId + "/" + source.subject();
    }
}
