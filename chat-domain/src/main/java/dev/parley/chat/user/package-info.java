/** Users: who they are, how they register and are found. */
@NullMarked
package dev.parley.chat.user;

import org.jspecify.annotations.NullMarked;
