/** Tests of the search. */
@NullMarked
package dev.parley.chat.search;

import org.jspecify.annotations.NullMarked;
