package dev.parley.chat.bot;

import dev.parley.chat.auth.Accounts;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Ids;
import dev.parley.chat.text.Markup;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.user.Bot;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.DisplayNames;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserAvatars;
import dev.parley.chat.user.UserChanged;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Makes bots, and changes them for their owners. Whose bot it is not is told that there is none. */
@Service
@RequiredArgsConstructor
public class Bots {

    private static final int DESCRIPTION_MAX = 300;

    private final BotAccounts accounts;
    private final UserAvatars avatars;
    private final BotProperties properties;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /**
     * Makes a bot. Its id follows from the intent, so that a repeat finds it.
     *
     * @param username as that of a user, and none that a user or bot has or had
     * @param description at most 300 characters in one line, without markup; may be empty
     * @throws ParleyException as {@link Accounts#requireUsername}, {@link DisplayNames#clean} and {@link PlainText#line};
     *     {@code USERNAME_TAKEN}, {@code USERNAME_CONFUSABLE}; {@code BOT_LIMIT_REACHED}, also where several are made at
     *     once that would be too many together
     */
    public Bot create(Intent intent, String username, String displayName, String description) {
        return make(
            new UserId(Ids.named("bot/" + intent.key())),
            intent.actor(),
            username,
            displayName,
            description
        ).bot();
    }

    /** @param repeated whether it was there before */
    record Made(Bot bot, boolean repeated) {}

    /** As {@link #create}. @param owner null for one of the server */
    Made make(UserId id, @Nullable UserId owner, String username, String displayName, String description) {
        var made = accounts.find(id);
        if (made.isPresent()) {
            return new Made(made.get(), true);
        }
        var account = User.bot(
            id,
            Accounts.requireUsername(username),
            DisplayNames.clean(displayName),
            clock.instant()
        );
        var bot = new Bot(account, owner, description(description));
        try {
            accounts.add(bot);
        } catch (ParleyException taken) {
            // By the same request, which came twice at once.
            return new Made(accounts.find(id).orElseThrow(() -> taken), true);
        }
        int present = owner == null ? accounts.ofServer().size() : accounts.of(owner).size();
        int most = owner == null ? properties.maxOfServer() : properties.maxPerUser();
        if (present > most) {
            accounts.takeBack(id);
            throw new ParleyException(ErrorCode.BOT_LIMIT_REACHED, Map.of("limit", most));
        }
        return new Made(bot, false);
    }

    /** The user's bots, the latest first. */
    public List<Bot> list(UserId owner) {
        return accounts.of(owner);
    }

    /** A bot as everybody may see it. @throws ParleyException {@code BOT_NOT_FOUND} */
    public Bot require(UserId botId) {
        return accounts.find(botId).orElseThrow(() -> notFound(botId));
    }

    /** A bot of the user's. @throws ParleyException {@code BOT_NOT_FOUND} also for that of another */
    public Bot requireOwned(UserId owner, UserId botId) {
        return accounts
            .find(botId)
            .filter(bot -> owner.equals(bot.owner()))
            .orElseThrow(() -> notFound(botId));
    }

    /** Calls and describes a bot of the user's otherwise; returns the bot after it. @throws ParleyException as above */
    public Bot change(Intent intent, UserId botId, String displayName, String description) {
        change(of(intent, botId), displayName, description);
        return require(botId);
    }

    /** Whether it was not done before. @param intent of the bot */
    boolean change(Intent intent, String displayName, String description) {
        boolean changed = accounts.change(intent, DisplayNames.clean(displayName), description(description));
        if (changed) {
            publisher.publishEvent(new UserChanged(intent.actor()));
        }
        return changed;
    }

    /** Gives a bot of the user's a picture, or none. @throws ParleyException as {@link UserAvatars#change} */
    public Bot changeAvatar(Intent intent, UserId botId, byte @Nullable [] upload) {
        avatars.change(of(intent, botId), upload);
        return require(botId);
    }

    /**
     * What its owner wants of a bot, as an intent of the bot.
     *
     * @throws ParleyException {@code BOT_NOT_FOUND}
     */
    public Intent of(Intent intent, UserId botId) {
        return new Intent(requireOwned(intent.actor(), botId).id(), intent.clientId());
    }

    private static String description(String description) {
        if (description.isBlank()) {
            return "";
        }
        String words = Markup.without(line(description));
        return words.isBlank() ? "" : line(words);
    }

    private static String line(String description) {
        return PlainText.line("description", description, DESCRIPTION_MAX);
    }

    static ParleyException notFound(UserId botId) {
        return new ParleyException(ErrorCode.BOT_NOT_FOUND, Map.of("botId", botId.value()));
    }
}
