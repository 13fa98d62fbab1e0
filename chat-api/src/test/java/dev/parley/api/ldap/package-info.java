@NullMarked
package dev.parley.api.ldap;

import org.jspecify.annotations.NullMarked;
