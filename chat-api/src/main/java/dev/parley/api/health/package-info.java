/** What the node says of itself to proxies and to those who watch over it. */
@NullMarked
package dev.parley.api.health;

import org.jspecify.annotations.NullMarked;
