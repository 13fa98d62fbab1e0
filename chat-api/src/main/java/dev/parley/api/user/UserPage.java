package dev.parley.api.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the next page, null at the end */
public record UserPage(List<UserResponse> users, @Nullable String next) {}
