/**
 * What the connections of this node follow for as long as they are open: their chats, read markers, users and calls, each
 * compared with its store from time to time. Calls {@code bus} and {@code connection}.
 */
@NullMarked
package dev.parley.api.realtime.feed;

import org.jspecify.annotations.NullMarked;
