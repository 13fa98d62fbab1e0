/** Tests of webhooks. */
@NullMarked
package dev.parley.chat.webhook;

import org.jspecify.annotations.NullMarked;
