/** Log-ins by the passwords of a directory, by LDAP (RFC 4511). */
@NullMarked
package dev.parley.api.ldap;

import org.jspecify.annotations.NullMarked;
