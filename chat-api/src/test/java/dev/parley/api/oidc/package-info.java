@NullMarked
package dev.parley.api.oidc;

import org.jspecify.annotations.NullMarked;
