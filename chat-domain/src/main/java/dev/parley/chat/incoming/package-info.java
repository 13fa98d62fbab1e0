/** Incoming webhooks: addresses by which programs post into one chat each. */
@NullMarked
package dev.parley.chat.incoming;

import org.jspecify.annotations.NullMarked;
