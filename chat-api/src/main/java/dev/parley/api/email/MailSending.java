package dev.parley.api.email;

import com.mongodb.MongoException;
import dev.parley.api.email.MailOutbox.Taken;
import dev.parley.api.email.MailTransport.MailDelayedException;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RateLimits;
import dev.parley.chat.administration.RegistrationInvites;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.email.EmailAddresses;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.email.PasswordResets;
import dev.parley.chat.email.RegistrationAddresses;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what waits. A mail that the server does not take for now is tried again, less and less often; one that nobody needs
 * any more is left out. A node that dies between sending and noting it has the mail sent again by the next.
 */
@Slf4j
@RequiredArgsConstructor
class MailSending implements SmartLifecycle {

    private static final int AT_ONCE = 4;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final MailOutbox outbox;
    private final MailComposer composer;
    private final MailTransport transport;
    private final EmailAddresses addresses;
    private final RegistrationAddresses registering;
    private final RegistrationInvites invites;
    private final PasswordResets resets;
    private final Users users;
    private final RateLimits limits;
    private final MailProperties properties;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        for (int i = 0; i < AT_ONCE; i++) {
            threads.add(Thread.ofVirtual().name("mails-", i).start(this::go));
        }
    }

    private void go() {
        try {
            Duration pause = Duration.ZERO;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = sendNext() ? Duration.ZERO : properties.interval();
            }
        } catch (InterruptedException _) {
            // It is being stopped.
        }
    }

    /** False where there was none to send. */
    private boolean sendNext() {
        try {
            var taken = outbox.take();
            taken.ifPresent(this::send);
            return taken.isPresent();
        } catch (MongoException storeAway) {
            log.debug("Mails wait for the store", storeAway);
            return false;
        } catch (RuntimeException failure) {
            log.warn("A mail cannot be sent as it stands; it is looked at again while it is of use", failure);
            return false;
        }
    }

    private void send(Taken taken) {
        if (!taken.until().isAfter(clock.instant())) {
            log.warn("A mail is left out: it could not be sent in time");
            outbox.remove(taken);
            return;
        }
        try {
            if (!compose(taken).map(transport::send).orElse(true)) {
                log.info("A mail is left out: the mail server takes none for its address");
            }
            outbox.remove(taken);
        } catch (MailDelayedException delayed) {
            var after = FIRST_DELAY.multipliedBy(1L << Math.min(taken.tries(), MOST_DOUBLINGS));
            log.warn("A mail could not be sent and is tried again in {}: {}", after, delayed.getMessage());
            outbox.putBack(taken, after);
        }
    }

    /** Empty where nobody needs it. */
    private Optional<Mail> compose(Taken taken) {
        return switch (taken.job()) {
            case MailJob.Register(var to) -> register(taken, to);
            case MailJob.Invite(var to, var invite) -> mayBeSent(taken, "invite", to.address())
                ? invites.tokenToMail(invite).map(token -> composer.invite(to, token))
                : Optional.empty();
            case MailJob.ConfirmAddress(var userId) -> addresses
                .asked(userId)
                .flatMap(to ->
                    user(userId).flatMap(user ->
                        addresses.linkToConfirm(userId).map(token -> composer.confirm(user, to, token))
                    )
                );
            case MailJob.ResetPassword(var name, var language) -> named(name).flatMap(user ->
                reset(taken, user, language)
            );
            case MailJob.Tell(var userId, var to, var notice) -> user(userId)
                .filter(_ -> mayBeSent(taken, "notice", to.address()))
                .map(user -> composer.notice(user, to, notice));
        };
    }

    /** Whoever has an account is told so by the mail, which reads nobody else. */
    private Optional<Mail> register(Taken taken, UserAddress to) {
        if (!mayBeSent(taken, "register", to.address())) {
            return Optional.empty();
        }
        var present = addresses.userOf(to.address()).flatMap(this::user);
        return present.isPresent()
            ? present.map(user -> composer.registered(user, to))
            : registering.link(to).map(token -> composer.register(to, token));
    }

    private Optional<Mail> reset(Taken taken, User user, MailLanguage language) {
        return addresses
            .find(user.id())
            .map(UserAddress::address)
            // A provider vouches for whoever has none.
            .filter(_ -> users.password(user.id()).isPresent())
            .filter(address -> mayBeSent(taken, "reset", address))
            .map(address ->
                composer.reset(user, new UserAddress(address, language), resets.linkByMail(user.id(), address))
            );
    }

    /** Whose user name or confirmed address it is. */
    private Optional<User> named(String name) {
        return name.contains("@") && name.lastIndexOf('@') > 0
            ? EmailAddress.read(name).flatMap(addresses::userOf).flatMap(this::user)
            : users.byUsername(Accounts.normalised(name.replace("@", ""))).filter(MailSending::isThere);
    }

    private Optional<User> user(UserId userId) {
        return users.find(userId).filter(MailSending::isThere);
    }

    private static boolean isThere(User user) {
        return !user.deleted() && !user.bot();
    }

    /** A mail that is tried again counts once. */
    private boolean mayBeSent(Taken taken, String kind, EmailAddress address) {
        return taken.tries() > 0 || limits.tryTake(Limit.MAILS, kind + "/" + address.key(), 1).isZero();
    }

    @Override
    public void stop() {
        stopping.countDown();
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
