/** What webhooks of chats are told of calls that go on. */
@NullMarked
package dev.parley.calls.webhook;

import org.jspecify.annotations.NullMarked;
