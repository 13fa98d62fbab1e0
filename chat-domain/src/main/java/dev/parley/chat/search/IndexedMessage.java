package dev.parley.chat.search;

import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.text.Folding;
import dev.parley.chat.user.UserId;
import java.util.Optional;

/**
 * A message as the index has it.
 *
 * @param at in milliseconds of the epoch
 * @param text folded, without line breaks
 */
record IndexedMessage(long seq, long at, UserId author, String text) {
    /** Empty for what is no message, or a deleted one. */
    static Optional<IndexedMessage> of(LoggedEvent event) {
        return event.body() instanceof MessageSent sent && !sent.state().deleted()
            ? Optional.of(
                  new IndexedMessage(
                      event.seq(),
                      event.at().toEpochMilli(),
                      event.actor(),
                      Folding.fold(sent.content().text())
                  )
              )
            : Optional.empty();
    }
}
