/**
 * What passes: who is there, who types, who has read, told to those who look. Calls {@code feed} to ask which chats a
 * connection may see, and the rooms below.
 */
@NullMarked
package dev.parley.api.realtime.presence;

import org.jspecify.annotations.NullMarked;
