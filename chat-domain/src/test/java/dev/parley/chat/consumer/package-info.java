/** Tests of following the logs. */
@NullMarked
package dev.parley.chat.consumer;

import org.jspecify.annotations.NullMarked;
