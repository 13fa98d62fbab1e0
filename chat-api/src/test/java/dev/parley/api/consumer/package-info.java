/** Tests of the consumers of the logs, on several nodes. */
@NullMarked
package dev.parley.api.consumer;

import org.jspecify.annotations.NullMarked;
