package dev.parley.api.realtime.connection;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MemberView;
import dev.parley.api.protocol.MentionView;
import dev.parley.api.security.BotLogin;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.user.UserId;
import java.util.List;

/** Which events of a chat's log go to a bot that is a member, by the scopes of its key. */
final class BotReception {

    private BotReception() {}

    static boolean receives(BotLogin bot, ChatEvent event) {
        if (bot.scopes().contains(ApiScope.RECEIVE_MESSAGES)) {
            return true;
        }
        return (
            bot.scopes().contains(ApiScope.RECEIVE_MENTIONS) &&
            !isWritten(event, bot.userId()) &&
            (event.chatId().personalPair().isPresent() || concerns(bot.userId(), event))
        );
    }

    /** What a bot says itself is not said to it: one that answers to everything would answer to itself. */
    private static boolean isWritten(ChatEvent event, UserId bot) {
        return switch (event) {
            case ChatEvent.MessageSent sent -> sent.actor().equals(bot);
            case ChatEvent.MessageEdited edited -> edited.actor().equals(bot);
            default -> false;
        };
    }

    /** What is said to the bot, and whether it is a member. */
    private static boolean concerns(UserId bot, ChatEvent event) {
        return switch (event) {
            case ChatEvent.MessageSent sent -> mentions(sent.mentions(), bot);
            case ChatEvent.MessageEdited edited -> mentions(edited.mentions(), bot);
            case ChatEvent.Created created -> has(created.members(), bot);
            case ChatEvent.MembersAdded added -> has(added.members(), bot);
            case ChatEvent.MemberRemoved removed -> removed.userId().equals(bot);
            case ChatEvent.SanctionsChanged changed -> changed.userId().equals(bot);
            case ChatEvent.Deleted _ -> true;
            default -> false;
        };
    }

    private static boolean mentions(List<MentionView> mentions, UserId bot) {
        return mentions.stream().anyMatch(mention -> mention.userId() == null || mention.userId().equals(bot));
    }

    private static boolean has(List<MemberView> members, UserId bot) {
        return members.stream().anyMatch(member -> member.userId().equals(bot));
    }
}
