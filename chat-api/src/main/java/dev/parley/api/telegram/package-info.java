/**
 * A bot on Telegram by which one person asks another for a call of two; both get a link, and hear of the end. Nothing of it is
 * there unless a token is configured.
 */
@NullMarked
package dev.parley.api.telegram;

import org.jspecify.annotations.NullMarked;
