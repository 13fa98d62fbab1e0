/** The nodes of an installation: which one this is, and which others there are. */
@NullMarked
package dev.parley.chat.node;

import org.jspecify.annotations.NullMarked;
