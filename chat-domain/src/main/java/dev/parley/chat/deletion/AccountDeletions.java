package dev.parley.chat.deletion;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.auth.LoginNotices;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.avatar.Avatars;
import dev.parley.chat.deletion.DeletionQueue.Deletion;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.LogIns;
import dev.parley.chat.factor.SecondFactors;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.member.ChatRequests;
import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserChanged;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Deletes accounts. A deletion is recorded first, each step can be repeated, and any node continues what another has
 * begun. After two minutes all steps are repeated: by then every log-in and every addition to a chat has finished that
 * had begun while the account still existed.
 */
@Slf4j
@Service
@RequiredArgsConstructor
public class AccountDeletions {

    private static final Duration GRACE = Duration.ofMinutes(2);

    private final Accounts accounts;
    private final Administrators administrators;
    private final Users users;
    private final BotAccounts bots;
    private final Avatars avatars;
    private final AuthSessions sessions;
    private final LoginNotices notices;
    private final SecondFactors factors;
    private final LogIns logIns;
    private final ApiKeys keys;
    private final Inboxes inboxes;
    private final ChatRequests requests;
    private final DeletionQueue queue;
    private final Departure departure;
    private final List<AccountFollower> followers;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /**
     * Deletes the user's account: ends every login and API key, passes on or ends the user's chats, leaves the others, and deletes
     * the user's bots likewise.
     * What the user has written stays, without a name. When this returns the account is gone; what could not be done at
     * once follows.
     *
     * @throws ParleyException {@code WRONG_PASSWORD}; else as {@link Accounts#requireProof}; {@code LAST_ADMINISTRATOR}
     */
    public void delete(UserId userId, String password, PasswordSource source) {
        accounts.requireProof(userId, password, source);
        String leaving = administrators.leave(userId);
        begin(userId);
        administrators.left(leaving);
    }

    /** Deletes a bot of the user's as an account is deleted; one that is not there, or is another's, stays as it is. */
    public void deleteBot(UserId owner, UserId botId) {
        bots.find(botId)
            .filter(bot -> owner.equals(bot.owner()))
            .ifPresent(bot -> begin(bot.id()));
    }

    /** As {@link #deleteBot}, one of the server. */
    public void deleteBotOfServer(UserId botId) {
        bots.find(botId)
            .filter(bot -> bot.owner() == null)
            .ifPresent(bot -> begin(bot.id()));
    }

    private void begin(UserId userId) {
        var deletion = new Deletion(userId, clock.instant());
        queue.add(userId, deletion.startedAt());
        users.delete(userId, deletion.startedAt()).ifPresent(avatars::remove);
        attempt(deletion);
    }

    /** Continues the deletions that are not finished. */
    @Scheduled(fixedDelayString = "${parley.accounts.deletion-interval:30s}")
    public void proceed() {
        queue.all().forEach(this::attempt);
    }

    private void attempt(Deletion deletion) {
        try {
            carryOut(deletion);
        } catch (RuntimeException failure) {
            log.warn("The deletion of {} goes on later", deletion.userId(), failure);
        }
    }

    private void carryOut(Deletion deletion) {
        var userId = deletion.userId();
        boolean last = deletion.startedAt().plus(GRACE).isBefore(clock.instant());
        users.delete(userId, deletion.startedAt()).ifPresent(avatars::remove);
        sessions.revokeAll(userId);
        notices.deleteAll(userId);
        factors.forget(userId);
        logIns.forget(userId);
        keys.revokeAll(userId);
        bots.of(userId).forEach(bot -> begin(bot.id()));
        // While the user's chats are still known.
        publisher.publishEvent(new UserChanged(userId));
        boolean left = leaveAll(userId);
        followers.forEach(follower -> follower.deleted(userId));
        if (last && left) {
            inboxes.delete(userId);
            requests.delete(userId);
            queue.remove(userId);
        }
    }

    /** False where a chat could not be left; the others do not wait for it. */
    private boolean leaveAll(UserId userId) {
        boolean left = true;
        for (ChatId chatId : inboxes.of(userId).keySet()) {
            try {
                departure.from(chatId, userId);
            } catch (RuntimeException failure) {
                log.warn("{} leaves {} later", userId, chatId, failure);
                left = false;
            }
        }
        return left;
    }
}
