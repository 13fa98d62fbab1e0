/** What is generated from, and checked against, the wire protocol. */
@NullMarked
package dev.parley.api.protocol;

import org.jspecify.annotations.NullMarked;
