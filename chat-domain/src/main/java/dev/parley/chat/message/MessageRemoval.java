package dev.parley.chat.message;

import dev.parley.chat.attachment.Attachments;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Deletes messages that the installation does not bear. */
@Component
@RequiredArgsConstructor
public class MessageRemoval {

    private final ChatLog log;
    private final Attachments attachments;

    /**
     * Deletes a message with its files for all, as an administrator of the installation has decided; the caller has made sure of
     * that. In a personal chat of others it is gone in its author's name.
     *
     * @param key names the decision within the chat
     * @return false where it is deleted already, but by this decision, or the chat is gone
     */
    public boolean remove(UserId administrator, ChatId chatId, long seq, String key) {
        var message = log
            .read(chatId, seq, seq)
            .stream()
            .filter(event -> event.body() instanceof MessageSent sent && !sent.state().deleted())
            .findFirst();
        if (message.isEmpty()) {
            return log.findByKey(chatId, key).isPresent();
        }
        var author = message.get().actor();
        var actor = chatId.concerns(administrator) ? administrator : author;
        attachments.beforeDeletion(author, message.get());
        try {
            log.append(chatId, Cause.ofServer(actor, key), standing ->
                new MessageDeleted(seq, standing.message(seq).actor())
            );
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.MESSAGE_NOT_FOUND) {
                return false;
            }
            throw refusal;
        }
        attachments.removeAll(message.get());
        return true;
    }
}
