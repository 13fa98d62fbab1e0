/** Tests of what a refusal or failure looks like. */
@NullMarked
package dev.parley.api.call;

import org.jspecify.annotations.NullMarked;
