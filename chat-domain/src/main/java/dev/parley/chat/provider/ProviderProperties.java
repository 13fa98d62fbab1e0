package dev.parley.chat.provider;

import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What those may and get for whom a provider vouches.
 *
 * @param createAccounts whether whoever has no account here gets one, also where nobody else may register
 * @param linkByEmail whether an account that is here, with the same confirmed e-mail address as the provider has verified, is
 *     theirs
 * @param administratorGroups groups whose members are administrators of the installation
 * @param chats the chats that groups lead to
 */
@ConfigurationProperties("parley.provider")
record ProviderProperties(
    @DefaultValue("true") boolean createAccounts,
    @DefaultValue("false") boolean linkByEmail,
    @DefaultValue Set<String> administratorGroups,
    @DefaultValue List<GroupChat> chats
) {
    /** @param chat the id of a group or channel, as it stands in its address */
    record GroupChat(String group, String chat) {
        GroupChat {
            chat = new ChatId(chat.strip()).value();
        }
    }
}
