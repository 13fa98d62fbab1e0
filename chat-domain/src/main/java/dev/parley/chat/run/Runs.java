package dev.parley.chat.run;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.member.PersonalChats;
import dev.parley.chat.slash.SlashCommands;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Runs slash commands for members, and shows each their own runs. */
@Service
@RequiredArgsConstructor
public class Runs implements AccountFollower {

    private static final int ARGUMENTS_MAX = 2_000;

    private final RunStore store;
    private final SlashCommands commands;
    private final ChatAccess access;
    private final PersonalChats personalChats;
    private final Blocks blocks;
    private final Users users;
    private final ApplicationEventPublisher publisher;
    private final IdGenerator ids;
    private final Clock clock;

    /**
     * Asks a bot of the chat for something. Whoever may post may, as often as slow mode lets them post. A repeat with the
     * same client id gets the run that it has begun, for as long as that is kept.
     *
     * @param arguments at most 2,000 code points, without control characters other than tabs and ends of lines
     * @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_UNREADABLE}, {@code MESSAGE_TOO_LONG}, {@code CHAT_NOT_FOUND},
     *     {@code FORBIDDEN}, {@code BLOCKED}; {@code SLASH_COMMAND_NOT_FOUND} where the chat has no such bot, or the bot no
     *     such command; {@code SLOW_MODE} with {@code retryAfterMs}
     */
    public Run start(UserId user, ChatId chatId, String clientId, UserId bot, String name, String arguments) {
        Intent.requireClientId(clientId);
        var chat = access.find(chatId, user);
        chat.ifPresentOrElse(
            present -> access.check(present, user, ChatAction.POST),
            () -> personalChats.requirePossible(chatId, user)
        );
        var repeated = store.find(chatId, user, clientId);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        requireArguments(arguments);
        blocks.requireNone(chatId, user);
        if (!isIn(chat, chatId, bot) || !commands.offers(bot, name)) {
            throw new ParleyException(ErrorCode.SLASH_COMMAND_NOT_FOUND);
        }
        chat.ifPresent(present -> requirePace(present, chatId, user));
        personalChats.ensure(chatId, user);
        return begin(Run.begun(new RunId(ids.next()), chatId, user, clientId, bot, name, arguments, clock.instant()));
    }

    private Run begin(Run run) {
        if (!store.add(run)) {
            // By the same request, which came twice at once.
            return store.find(run.chatId(), run.user(), run.clientId()).orElse(run);
        }
        publisher.publishEvent(new RunChanged(run));
        publisher.publishEvent(new RunAsked(run, users.require(run.user())));
        return run;
    }

    /**
     * What the user has run in the chat and is still to see: what waits, what the bot did not answer, and private answers. The
     * earliest first.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}
     */
    public List<Run> shown(UserId user, ChatId chatId) {
        requireReader(chatId, user);
        var now = clock.instant();
        return store
            .find(chatId, user)
            .stream()
            .filter(run -> run.isShown(now))
            .toList();
    }

    /**
     * Does not show a run to the user any more. One that is not the user's stays as it is, and so does one with an answer that the
     * user has not seen yet.
     *
     * @param rev of the run as the user has seen it
     * @throws ParleyException as above
     */
    public void dismiss(UserId user, ChatId chatId, RunId id, long rev) {
        requireReader(chatId, user);
        if (store.dismiss(id, chatId, user, rev)) {
            publisher.publishEvent(new RunDismissed(user, chatId, id));
        }
    }

    @Override
    public void deleted(UserId user) {
        store.forget(user);
    }

    private void requireReader(ChatId chatId, UserId user) {
        access
            .find(chatId, user)
            .ifPresentOrElse(
                chat -> access.check(chat, user, ChatAction.READ),
                () -> personalChats.requirePossible(chatId, user)
            );
    }

    private static boolean isIn(Optional<Chat> chat, ChatId chatId, UserId bot) {
        return chat
            .map(present -> present.member(bot).isPresent())
            .orElseGet(() ->
                chatId
                    .personalPair()
                    .filter(pair -> pair.contains(bot))
                    .isPresent()
            );
    }

    /** A run counts as a message for the next run; it is in no log, so the chat does not know of it. */
    private void requirePace(Chat chat, ChatId chatId, UserId user) {
        var now = clock.instant();
        var wait = ChatAccess.slowedFor(chat, user, now);
        boolean slowed = !ChatAccess.allowed(chat, user).contains(ChatAction.SKIP_SLOW_MODE);
        var slowMode = chat.rules().slowMode();
        if (slowed && slowMode.isPositive()) {
            var runs = store.find(chatId, user);
            var afterRun = runs.isEmpty()
                ? Duration.ZERO
                : Duration.between(now, runs.getLast().startedAt().plus(slowMode));
            wait = afterRun.compareTo(wait) > 0 ? afterRun : wait;
        }
        if (wait.isPositive()) {
            throw new ParleyException(ErrorCode.SLOW_MODE, Map.of("retryAfterMs", wait.toMillis()));
        }
    }

    private static void requireArguments(String arguments) {
        PlainText.requireReadable("arguments", arguments);
        int length = arguments.codePointCount(0, arguments.length());
        if (length > ARGUMENTS_MAX) {
            throw new ParleyException(ErrorCode.MESSAGE_TOO_LONG, Map.of("limit", ARGUMENTS_MAX, "length", length));
        }
    }
}
