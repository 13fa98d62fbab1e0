package dev.parley.chat.bot;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.apikey.ApiKey;
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.deletion.AccountDeletions;
import dev.parley.chat.id.Ids;
import dev.parley.chat.user.Bot;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserAvatars;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The bots of the server, which belong to no user: all administrators manage all of them, and they stay when one of these goes.
 * Every method throws {@code FORBIDDEN} for others; those that name a bot throw {@code BOT_NOT_FOUND}, also for a user's. What is
 * done is written to the audit log.
 */
@Service
@RequiredArgsConstructor
public class ServerBots {

    private final Bots bots;
    private final BotAccounts accounts;
    private final UserAvatars avatars;
    private final ApiKeys keys;
    private final AccountDeletions deletions;
    private final Administrators administrators;
    private final AuditLog audit;

    /** Makes one. @throws dev.parley.chat.error.ParleyException as {@link Bots#create} */
    public Bot create(Intent intent, String username, String displayName, String description) {
        administrators.require(intent.actor());
        var id = new UserId(Ids.named("server-bot/" + intent.key()));
        var made = bots.make(id, null, username, displayName, description);
        if (!made.repeated()) {
            note(AuditKind.SERVER_BOT_MADE, intent.actor(), made.bot(), Map.of());
        }
        return made.bot();
    }

    /** All, the latest first. */
    public List<Bot> list(UserId asking) {
        administrators.require(asking);
        return accounts.ofServer();
    }

    public Bot require(UserId asking, UserId botId) {
        administrators.require(asking);
        return accounts
            .find(botId)
            .filter(bot -> bot.owner() == null)
            .orElseThrow(() -> Bots.notFound(botId));
    }

    /** Calls and describes it otherwise; returns it after that. @throws dev.parley.chat.error.ParleyException as {@link Bots#change} */
    public Bot change(Intent intent, UserId botId, String displayName, String description) {
        var before = require(intent.actor(), botId);
        if (bots.change(of(intent, before), displayName, description)) {
            note(AuditKind.SERVER_BOT_CHANGED, intent.actor(), before, Map.of("what", "name"));
        }
        return bots.require(botId);
    }

    /** Gives it a picture, or none. @throws dev.parley.chat.error.ParleyException as {@link UserAvatars#change} */
    public Bot changeAvatar(Intent intent, UserId botId, byte @Nullable [] upload) {
        var before = require(intent.actor(), botId);
        avatars.change(of(intent, before), upload);
        note(AuditKind.SERVER_BOT_CHANGED, intent.actor(), before, Map.of("what", "picture"));
        return bots.require(botId);
    }

    /** Deletes it as an account is deleted; one that is not there, or is a user's, stays as it is. */
    public void delete(UserId asking, UserId botId) {
        administrators.require(asking);
        accounts
            .find(botId)
            .filter(bot -> bot.owner() == null)
            .ifPresent(bot -> {
                // First, so that there is no deletion that the log does not have.
                note(AuditKind.SERVER_BOT_DELETED, asking, bot, Map.of());
                deletions.deleteBotOfServer(botId);
            });
    }

    /** Its keys, the latest first. */
    public List<ApiKey> keys(UserId asking, UserId botId) {
        return keys.list(require(asking, botId).id());
    }

    /** Makes a key by which a program acts as it. @throws dev.parley.chat.error.ParleyException as {@link ApiKeys#create} */
    public ApiKeys.Created createKey(
        Intent intent,
        UserId botId,
        String name,
        Set<ApiScope> scopes,
        @Nullable Duration lifetime
    ) {
        var bot = require(intent.actor(), botId);
        var created = keys.create(of(intent, bot), name, scopes, lifetime);
        note(AuditKind.API_KEY_MADE, intent.actor(), bot, Map.of("keyId", created.key().id().value()));
        return created;
    }

    /** Ends one of its keys at once. */
    public void revokeKey(UserId asking, UserId botId, ApiKeyId keyId) {
        var bot = require(asking, botId);
        if (keys.revoke(botId, keyId)) {
            note(AuditKind.API_KEY_REVOKED, asking, bot, Map.of("keyId", keyId.value()));
        }
    }

    /** What an administrator wants of it, as an intent of the bot. */
    public Intent of(Intent intent, UserId botId) {
        return of(intent, require(intent.actor(), botId));
    }

    /** What an administrator wants of it, as an intent of the bot. Two administrators never have the same one. */
    private static Intent of(Intent intent, Bot bot) {
        return new Intent(bot.id(), Ids.named(intent.key()));
    }

    private void note(AuditKind kind, UserId actor, Bot bot, Map<String, String> details) {
        audit.add(kind, actor, bot.id(), details);
    }
}
