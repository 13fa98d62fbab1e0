/** The routes by which users have bots. */
@NullMarked
package dev.parley.api.bot;

import org.jspecify.annotations.NullMarked;
