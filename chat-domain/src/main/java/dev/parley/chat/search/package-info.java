/** Finding messages by what they say: an index of folded texts behind the log, and the search in it. */
@NullMarked
package dev.parley.chat.search;

import org.jspecify.annotations.NullMarked;
