/** The stores Parley brings along when no MongoDB or Redis is configured, and what is kept in the data folder. */
@NullMarked
package dev.parley.api.embedded;

import org.jspecify.annotations.NullMarked;
