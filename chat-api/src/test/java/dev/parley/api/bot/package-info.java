@NullMarked
package dev.parley.api.bot;

import org.jspecify.annotations.NullMarked;
