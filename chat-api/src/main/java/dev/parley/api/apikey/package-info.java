/** The routes by which users have API keys. */
@NullMarked
package dev.parley.api.apikey;

import org.jspecify.annotations.NullMarked;
