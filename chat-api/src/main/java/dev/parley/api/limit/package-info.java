/** How often a user, or an address, may do what costs: counted in Redis, so that all nodes count together. */
@NullMarked
package dev.parley.api.limit;

import org.jspecify.annotations.NullMarked;
