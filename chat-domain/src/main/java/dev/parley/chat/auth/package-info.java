/** Logins: passwords, auth sessions and their rotating refresh tokens. */
@NullMarked
package dev.parley.chat.auth;

import org.jspecify.annotations.NullMarked;
