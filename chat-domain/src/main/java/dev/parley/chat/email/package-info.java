/** E-mail addresses of users, and the links by which an address is confirmed and a password is reset. */
@NullMarked
package dev.parley.chat.email;

import org.jspecify.annotations.NullMarked;
