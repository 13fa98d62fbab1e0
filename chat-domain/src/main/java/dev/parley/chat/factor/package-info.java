/** The second factor of a login: one-time passwords of an app, recovery codes, and the two steps of a log-in. */
@NullMarked
package dev.parley.chat.factor;

import org.jspecify.annotations.NullMarked;
