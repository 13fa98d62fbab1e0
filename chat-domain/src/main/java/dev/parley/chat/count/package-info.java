/** How often things have happened on this node since its start, counted by many threads that do not wait for each other. */
@NullMarked
package dev.parley.chat.count;

import org.jspecify.annotations.NullMarked;
