/** Webhooks: programs elsewhere are told of what happens in a chat. */
@NullMarked
package dev.parley.chat.webhook;

import org.jspecify.annotations.NullMarked;
