@NullMarked
package dev.parley.api.apikey;

import org.jspecify.annotations.NullMarked;
