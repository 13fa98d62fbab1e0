/** Parts of the program that follow the logs by a durable cursor: each event reaches each of them at least once. */
@NullMarked
package dev.parley.chat.consumer;

import org.jspecify.annotations.NullMarked;
