package dev.parley.chat.slash;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.bot.Bots;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.member.PersonalChats;
import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** What bots offer: registered by themselves, listed to the members of their chats, removed by their owners. */
@Service
@RequiredArgsConstructor
public class SlashCommands implements AccountFollower {

    public static final int MAX = 50;

    private final SlashCommandStore store;
    private final Bots bots;
    private final Users users;
    private final ChatAccess access;
    private final PersonalChats personalChats;

    /**
     * Offers these commands in place of those before.
     *
     * @param intent of the bot
     * @param commands at most 50, each name once
     * @return the commands as they stand now
     * @throws ParleyException {@code BOT_NOT_FOUND} for a user; {@code INVALID_REQUEST}; as {@link SlashCommand#clean}
     */
    public List<SlashCommand> register(Intent intent, List<SlashCommand> commands) {
        bots.require(intent.actor());
        if (commands.size() > MAX) {
            throw invalid("commands", "must be at most " + MAX);
        }
        var clean = IntStream.range(0, commands.size())
            .mapToObj(at -> SlashCommand.clean("commands[" + at + "]", commands.get(at)))
            .toList();
        requireDifferent(clean);
        store.change(intent, _ -> clean);
        return store.of(intent.actor());
    }

    /** Takes one away from a bot of the user's, until the bot offers it again. @throws ParleyException {@code BOT_NOT_FOUND} */
    public void remove(Intent intent, UserId botId, String name) {
        removeOf(bots.of(intent, botId), name);
    }

    /** As {@link #remove}. @param intent of the bot itself, which whoever calls this has let somebody have */
    public void removeOf(Intent intent, String name) {
        store.change(intent, present ->
            present
                .stream()
                .filter(command -> !command.name().equals(name))
                .toList()
        );
    }

    /** @throws ParleyException {@code BOT_NOT_FOUND} for a bot that is not the user's */
    public List<SlashCommand> ofOwned(UserId owner, UserId botId) {
        return store.of(bots.requireOwned(owner, botId).id());
    }

    /** What the bot itself has registered. @throws ParleyException {@code BOT_NOT_FOUND} for a user */
    public List<SlashCommand> of(UserId botId) {
        return store.of(bots.require(botId).id());
    }

    /**
     * What the bots of a chat offer, in the order in which they have joined; also in a personal chat that a first message would
     * create.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}
     */
    public List<BotCommands> in(ChatId chatId, UserId reader) {
        var members = membersOf(chatId, reader);
        var offered = store.of(members);
        var order = members.stream().filter(offered::containsKey).toList();
        return users
            .all(order)
            .stream()
            .filter(bot -> !bot.deleted())
            .sorted(Comparator.comparing(bot -> order.indexOf(bot.id())))
            .map(bot -> new BotCommands(bot, offered.getOrDefault(bot.id(), List.of())))
            .toList();
    }

    /** Whether the bot, be it in the chat or not, offers a command of this name. */
    public boolean offers(UserId bot, String name) {
        return store
            .of(bot)
            .stream()
            .anyMatch(command -> command.name().equals(name));
    }

    @Override
    public void deleted(UserId user) {
        store.forget(user);
    }

    private Collection<UserId> membersOf(ChatId chatId, UserId reader) {
        var chat = access.find(chatId, reader);
        if (chat.isPresent()) {
            access.check(chat.get(), reader, ChatAction.READ);
            return chat.get().members().keySet();
        }
        personalChats.requirePossible(chatId, reader);
        return chatId.personalPair().orElseThrow();
    }

    private static void requireDifferent(List<SlashCommand> commands) {
        Set<String> names = new HashSet<>();
        for (int at = 0; at < commands.size(); at++) {
            if (!names.add(commands.get(at).name())) {
                throw invalid("commands[" + at + "].name", "must not stand there twice");
            }
        }
    }

    private static ParleyException invalid(String field, String why) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, why));
    }
}
