/** Tests of what all features of the domain share. */
@NullMarked
package dev.parley.chat;

import org.jspecify.annotations.NullMarked;
