@NullMarked
package dev.parley.api.webhook;

import org.jspecify.annotations.NullMarked;
